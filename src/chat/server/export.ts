import { stringify } from 'csv-stringify/sync';
import type { SeatActor } from '../../access/contract/actors.ts';
import type { Words } from '../../platform/contract/personal-data.ts';
import { calledName } from '../../school/contract/names.ts';
import { schoolZone } from '../../meeting/server/index.ts';
import type { Message } from '../contract/routes.ts';
import { listLatest } from './chat.store.ts';
import { openMessages } from './messages.ts';
import { standingOf } from './rules.ts';
import type { Chat } from './say.ts';

type Language = keyof Words;

const columnWords = {
  at: { fr: 'Heure', en: 'Time' },
  from: { fr: 'De', en: 'From' },
  to: { fr: 'À', en: 'To' },
  text: { fr: 'Message', en: 'Message' },
} as const satisfies Record<string, Words>;

const readerWords = {
  all: { fr: 'tous', en: 'everybody' },
  hosts: { fr: 'qui anime', en: 'the hosts' },
} as const satisfies Record<string, Words>;

const locales = { fr: 'fr-FR', en: 'en-GB' } as const;

/** More than a class could write in a day. */
const atMost = 20_000;

const readersOf = ({ to, one }: Message, language: Language) =>
  to === 'one' ? (one ? calledName(one.name) : '') : readerWords[to][language];

/**
 * All messages of a lesson for a spreadsheet: semicolons and a byte-order mark, as French ones expect; what
 * would be read as a formula is neutralised.
 */
export async function chatFile({ core, seals }: Chat, host: SeatActor, language: Language) {
  const { reader } = await standingOf(core.db, host);
  const messages = await openMessages(seals, await listLatest(core.db, host, reader, { atMost }));
  const timeZone = await schoolZone(core.db, host.schoolId);
  const hour = new Intl.DateTimeFormat(locales[language], { timeStyle: 'medium', timeZone });
  const rows = messages.map((message) => ({
    at: hour.format(new Date(message.at)),
    from: calledName(message.from.name),
    to: readersOf(message, language),
    text: message.text,
  }));
  const text = stringify(rows, {
    header: true,
    columns: Object.entries(columnWords).map(([key, words]) => ({ key, header: words[language] })),
    delimiter: ';',
    bom: true,
    escape_formulas: true,
    record_delimiter: 'windows',
  });
  return {
    name: 'messages.csv',
    mediaType: 'text/csv;charset=utf-8',
    base64: Buffer.from(text).toString('base64'),
  };
}
