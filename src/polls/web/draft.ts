import { fitsKind } from '../contract/kinds.ts';
import type { NewPoll } from '../contract/routes.ts';

/** A question that is being written. */
export type Draft = {
  kind: 'single' | 'several' | 'open';
  question: string;
  options: readonly string[];
};

export const noQuestion: Draft = { kind: 'single', question: '', options: ['', ''] };

/** The question that a draft makes: choices left empty do not count, and an open question has none. */
export function questionFrom({ kind, question, options }: Draft): Omit<NewPoll, 'anonymous'> {
  const written = options.map((option) => option.trim()).filter((option) => option !== '');
  return { kind, question: question.trim(), options: kind === 'open' ? [] : written };
}

/** Whether it can be asked as it is. */
export function isReady(draft: Draft): boolean {
  const { kind, question, options } = questionFrom(draft);
  return question !== '' && fitsKind(kind, options);
}
