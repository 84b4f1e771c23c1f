import type { Block, Language, Section } from '../../contract/agreement/document.ts';
import type { AcceptanceRow } from './agreement.store.ts';

/** What a paper copy says of its acceptance: by whom, when, of which text. */
type Accepted = Pick<AcceptanceRow, 'name' | 'quality' | 'accepted_at'>;

export type Copy = { version: number; hash: string; accepted: Accepted | null; timeZone: string };

const words = {
  fr: {
    title: 'Acceptation',
    none: 'Ce texte n’est pas encore accepté.',
    head: ['', ''],
    rows: ['Accepté par', 'Qualité', 'Le', 'Version', 'Empreinte (SHA-256) du texte'],
  },
  en: {
    title: 'Acceptance',
    none: 'This text is not accepted yet.',
    head: ['', ''],
    rows: ['Accepted by', 'Capacity', 'On', 'Version', 'Fingerprint (SHA-256) of the text'],
  },
} as const;

/** The last section of a copy: the acceptance, or that there is none. */
export function signatureSection(copy: Copy, language: Language): Section {
  const { title, none, rows, head } = words[language];
  const { accepted, version, hash, timeZone } = copy;
  const at = accepted?.accepted_at.toLocaleString(language === 'fr' ? 'fr-FR' : 'en-GB', {
    dateStyle: 'long',
    timeStyle: 'short',
    timeZone,
  });
  const values = [accepted?.name, accepted?.quality, at, String(version), hash];
  const stated = rows.flatMap((name, index) =>
    values[index] === undefined ? [] : [[name, values[index]]],
  );
  const table: Block = { kind: 'table', head: [...head], rows: stated };
  return { title, blocks: accepted ? [table] : [{ kind: 'text', text: none }, table] };
}
