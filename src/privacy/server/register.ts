import type { DataSubject, SchoolDataMap } from '../../access/contract/data-subjects.ts';
import {
  bases,
  categories,
  purposes,
  recipients,
  sources,
} from '../../platform/contract/personal-data-words.ts';
import { processing, type Processing, type Words } from '../../platform/contract/personal-data.ts';
import type { Config } from '../../platform/server/config.ts';
import { listedName, type PersonName } from '../../school/contract/names.ts';
import type { Register, RegisterActivity } from '../contract/register.ts';
import type { LedgerPromise } from './promises.ts';
import { registerWords as words, subjectWords } from './register-words.ts';

export type Language = 'fr' | 'en';

/** Everything that a register is made from. */
export type RegisterFacts = {
  school: { name: string; uai: string };
  people: readonly { role: 'head' | 'officer'; name: PersonName }[];
  config: Pick<Config, 'publicUrl' | 'legal'>;
  maps: readonly SchoolDataMap[];
  ledger: readonly LedgerPromise[];
};

/**
 * The records of processing in one language, from the data map, the configuration and the school.
 * Both forms tell the same processing: the school decides it, its host carries it out.
 * @source Regulation (EU) 2016/679, article 30, paragraphs 1 and 2
 */
export const writeRegister = (facts: RegisterFacts, language: Language): Register => ({
  controller: controllerOf(facts, language),
  processor: processorOf(facts, language),
  activities: activitiesOf(processing(facts.maps), language),
  transfers: transfersOf(facts, language),
  measures: facts.ledger
    .filter(({ measure, proof }) => measure && proof)
    .map((promise) => promise[language]),
});

type Facts = Pick<RegisterFacts, 'school' | 'people' | 'config'>;

/** `Representative: Martin Sylvie`, with the space that French sets before a colon. */
const told = (title: Words, fact: string, language: Language) =>
  `${title[language]}${language === 'fr' ? '\u00a0' : ''}: ${fact}`;

function controllerOf({ school, people }: Facts, language: Language) {
  const hasOfficer = people.some(({ role }) => role === 'officer');
  return {
    name: school.name,
    details: [
      told(words.uai, school.uai, language),
      ...people.map(({ role, name }) => told(words[role], listedName(name), language)),
      ...(hasOfficer ? [] : [words.noOfficer[language]]),
    ],
  };
}

function processorOf({ config, school }: Facts, language: Language) {
  const { host } = config.legal;
  return {
    name: host?.name ?? words.host[language],
    details: [
      ...(host ? [host.address, told(words.contact, host.contact, language)] : []),
      ...(host ? [told(words.officer, host.privacyContact, language)] : []),
      told(words.service, config.publicUrl.origin, language),
      told(words.behalf, `${school.name} (${school.uai})`, language),
    ],
  };
}

function activitiesOf(
  list: readonly Processing<DataSubject>[],
  language: Language,
): RegisterActivity[] {
  const used = Object.entries(purposes) as [Processing['purpose'], (typeof purposes)['people']][];
  return used
    .map(([code, purpose]) => ({
      purpose: purpose[language],
      data: list.filter((entry) => entry.purpose === code).map((entry) => rowOf(entry, language)),
    }))
    .filter(({ data }) => data.length > 0);
}

const rowOf = (entry: Processing<DataSubject>, language: Language) => ({
  id: entry.id,
  what: entry.what[language],
  category: categories[entry.category][language],
  subjects: entry.subjects.map((subject) => subjectWords[subject][language]),
  basis: bases[entry.basis][language],
  source: sources[entry.source][language],
  recipients: entry.recipients.map((recipient) => recipients[recipient][language]),
  retention: entry.retention.rule[language],
});

/** Where data is, by the host's own declaration; the software calls nobody but the school's sign-in. */
function transfersOf({ config }: Facts, language: Language): string {
  const { host, subprocessors } = config.legal;
  const places = host ? [told(words.country, host.country, language)] : [];
  const others = subprocessors.map(({ name, country }) =>
    told(words.subprocessor, `${name} (${country})`, language),
  );
  return [words.noTransfer[language], ...[...places, ...others].map((line) => `${line}.`)].join(
    ' ',
  );
}
