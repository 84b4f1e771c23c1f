import { fitsExpected } from '../../contract/expected.ts';
import { choicesOf, fitsKind, type PollKind } from '../../contract/kinds.ts';
import type { QuestionSet, WrittenSet } from '../../contract/question-routes.ts';

/** A choice that is being written, and whether it is expected. */
export type EditedOption = { key: string; text: string; isExpected: boolean };

/** A question that is being written. */
export type EditedQuestion = {
  key: string;
  kind: PollKind;
  question: string;
  /** Those written for it; of a kind that brings its own, one for each of them, without words. */
  options: readonly EditedOption[];
  anonymous: boolean;
};

export type EditedSet = { title: string; questions: readonly EditedQuestion[] };

const newKey = () => crypto.randomUUID();
export const newOption = (text = '', isExpected = false): EditedOption => ({
  key: newKey(),
  text,
  isExpected,
});

export const newQuestion = (): EditedQuestion => ({
  key: newKey(),
  kind: 'single',
  question: '',
  options: [newOption(), newOption()],
  anonymous: false,
});

export const newSet = (): EditedSet => ({ title: '', questions: [newQuestion()] });

/** A question of another kind: what was written stays as far as it goes with it. */
export function withKind(question: EditedQuestion, kind: PollKind): EditedQuestion {
  const brought = choicesOf(kind, []);
  const isWritten = kind === 'single' || kind === 'several';
  const had = question.options.filter(({ text }) => text !== '');
  const options = isWritten
    ? [...had, newOption(), newOption()].slice(0, Math.max(2, had.length))
    : Array.from({ length: brought }, () => newOption());
  return { ...question, kind, options };
}

/** A choice that is expected, or no longer; one alone where one chooses one. */
export function withExpected(question: EditedQuestion, key: string, on: boolean): EditedQuestion {
  const others = question.kind === 'several';
  return {
    ...question,
    options: question.options.map((option) =>
      option.key === key
        ? { ...option, isExpected: on }
        : { ...option, isExpected: others && option.isExpected },
    ),
  };
}

/** The list that is sent: choices left empty do not count. */
export const writtenFrom = ({ title, questions }: EditedSet): WrittenSet => ({
  title: title.trim(),
  questions: questions.map(({ kind, question, options, anonymous }) => {
    const isWritten = kind === 'single' || kind === 'several';
    const kept = options.filter(({ text }) => !isWritten || text.trim() !== '');
    return {
      kind,
      question: question.trim(),
      options: isWritten ? kept.map(({ text }) => text.trim()) : [],
      anonymous,
      expected: anonymous ? [] : kept.flatMap(({ isExpected }, at) => (isExpected ? [at] : [])),
    };
  }),
});

/** What is kept, to be written anew. */
export const editedFrom = ({ title, questions }: QuestionSet): EditedSet => ({
  title,
  questions: questions.map(({ kind, question, options, anonymous, expected }) => ({
    key: newKey(),
    kind,
    question,
    options: Array.from({ length: choicesOf(kind, options) }, (_, at) =>
      newOption(options[at] ?? '', expected.includes(at)),
    ),
    anonymous,
  })),
});

/** Which questions cannot be kept as they are, by their place. */
export const faultsOf = (set: WrittenSet): number[] =>
  set.questions.flatMap((question, at) =>
    question.question !== '' && fitsKind(question.kind, question.options) && fitsExpected(question)
      ? []
      : [at],
  );
