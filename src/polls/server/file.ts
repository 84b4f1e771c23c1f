import type { Words } from '../../platform/contract/personal-data.ts';
import { Problem } from '../../platform/contract/problems.ts';
import { csvFile, type FileLanguage, writeCsv } from '../../platform/server/csv.ts';
import { compareNames } from '../../school/contract/names.ts';
import { percentOf, type PollKind } from '../contract/kinds.ts';
import type { PollFile } from '../contract/routes.ts';
import type { Polls } from './answer.ts';
import { isTellable } from './lead.ts';
import { readOutcomes, type Outcome } from './outcomes.ts';
import { lockPoll, type PollId } from './polls.store.ts';
import { openWords } from './seals.ts';

const columns = {
  question: { fr: 'Question', en: 'Question' },
  family: { fr: 'Nom', en: 'Family name' },
  given: { fr: 'Prénom', en: 'Given name' },
  answer: { fr: 'Réponse', en: 'Answer' },
  votes: { fr: 'Nombre', en: 'Number' },
  percent: { fr: 'Pourcentage de qui a répondu', en: 'Percentage of who answered' },
} as const satisfies Record<string, Words>;
type Column = keyof typeof columns;

const yesNo: Words[] = [
  { fr: 'Oui', en: 'Yes' },
  { fr: 'Non', en: 'No' },
];

/** The words of each choice, in a file. */
const choiceWords = (kind: PollKind, options: readonly string[], language: FileLanguage) => {
  if (kind === 'yesNo') return yesNo.map((word) => word[language]);
  return kind === 'letters' ? ['A', 'B', 'C', 'D'] : options;
};

/** What was asked, also when it was asked aloud. */
const askedWords = (kind: PollKind, question: string, language: FileLanguage) => {
  if (question !== '') return question;
  if (kind === 'letters') return { fr: 'A, B, C ou D ?', en: 'A, B, C or D?' }[language];
  return { fr: 'Oui ou non ?', en: 'Yes or no?' }[language];
};

type Row = Partial<Record<Column, string | number>>;

/** By name: a line each. Anonymous: a line for each choice, or for each text. */
function rowsOf({ results, answered, votes }: Outcome, choices: readonly string[]): Row[] {
  if (votes)
    return [...votes]
      .sort((a, b) => compareNames(a.name, b.name))
      .map(({ name, choices: chosen, text }) => ({
        family: name.family,
        given: name.given,
        answer: text ?? chosen.map((choice) => choices[choice]).join(' ; '),
      }));
  if (choices.length === 0) return (results?.texts ?? []).map(({ text }) => ({ answer: text }));
  return (results?.counts ?? []).map((count, choice) => ({
    answer: choices[choice] ?? '',
    votes: count,
    percent: percentOf(count, answered),
  }));
}

const columnsFor = ({ votes }: Outcome, choices: readonly string[]): Column[] => {
  if (votes) return ['question', 'family', 'given', 'answer'];
  return choices.length === 0 ? ['question', 'answer'] : ['question', 'answer', 'votes', 'percent'];
};

const headsFor = (outcome: Outcome, choices: readonly string[], language: FileLanguage) =>
  Object.fromEntries(columnsFor(outcome, choices).map((key) => [key, columns[key][language]]));

/**
 * What came out of a closed poll, for a spreadsheet.
 * @throws {Problem} `not_found`, `poll.still_open`, `poll.too_few`
 */
export async function pollFile(
  { core, seals }: Polls,
  id: PollId,
  language: FileLanguage,
): Promise<PollFile> {
  const seal = await seals(id.schoolId);
  const poll = await core.transact((trx) => lockPoll(trx, id));
  if (!poll) throw new Problem('not_found');
  if (poll.closed_at === null) throw new Problem('poll.still_open');
  if (!isTellable(poll)) throw new Problem('poll.too_few');
  const outcome = (await readOutcomes(core.db, seal, id.schoolId, [poll])).get(poll.id);
  if (!outcome) throw new Problem('not_found');
  const { question, options } = openWords(seal, poll.id, poll.sealed);
  const choices = choiceWords(poll.kind, options, language);
  const asked = askedWords(poll.kind, question, language);
  const rows = rowsOf(outcome, choices).map((row) => ({ question: asked, ...row }));
  const text = writeCsv(headsFor(outcome, choices, language), rows);
  return csvFile(language === 'fr' ? 'sondage.csv' : 'poll.csv', text);
}
