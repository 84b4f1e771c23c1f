import { createHash } from 'node:crypto';
import type {
  AgreementDocument,
  AgreementDocuments,
  Language,
} from '../../contract/agreement/document.ts';
import { annexes } from './annexes.ts';
import { articleSections } from './articles.ts';
import type { AgreementFacts, Party } from './facts.ts';

const titles: Record<Language, string> = {
  fr: 'Contrat de sous-traitance de données personnelles (article 28 du RGPD)',
  en: 'Personal data processing contract (article 28 of the GDPR)',
};

const write = (
  facts: AgreementFacts,
  party: Party | null,
  language: Language,
): AgreementDocument => ({
  language,
  title: titles[language],
  sections: [...articleSections(facts, language), ...annexes(facts, party, language)],
});

/** The contract of a school with the host of this installation, in both languages. */
export const agreementDocuments = (
  facts: AgreementFacts,
  party: Party | null,
): AgreementDocuments => ({ fr: write(facts, party, 'fr'), en: write(facts, party, 'en') });

/** What names a text without doubt: SHA-256 of its two languages, in hexadecimal. */
export const documentsHash = (documents: AgreementDocuments): string =>
  createHash('sha256').update(JSON.stringify(documents)).digest('hex');
