/** Kinds of questions; those of one press bring their choices with them. */
export const pollKinds = ['yesNo', 'letters', 'single', 'several', 'open'] as const;
export type PollKind = (typeof pollKinds)[number];

export const longestQuestion = 500;
export const longestOption = 120;
export const longestAnswer = 500;
export const mostOptions = 10;
/** Questions in one list, at most. */
export const mostQuestions = 40;
/** Hours that the polls of a lesson are kept after its end. */
export const keptHours = 24;
/** With fewer answers, what an anonymous poll tells would tell who said it. */
export const fewestShown = 3;

/** Choices that a kind brings by itself; `null`: those that were written. */
const ownChoices: Record<PollKind, number | null> = {
  yesNo: 2,
  letters: 4,
  single: null,
  several: null,
  open: 0,
};

/** How many choices a question offers. */
export const choicesOf = (kind: PollKind, options: readonly string[]): number =>
  ownChoices[kind] ?? options.length;

/** Whether these written choices go with this kind: as many as it needs, each different from the others. */
export function fitsKind(kind: PollKind, options: readonly string[]): boolean {
  if (ownChoices[kind] !== null) return options.length === 0;
  const isEnough = options.length >= 2 && options.length <= mostOptions;
  return isEnough && new Set(options).size === options.length;
}

/** Whether a question must be written: those of one press may be asked aloud. */
export const needsQuestion = (kind: PollKind): boolean => kind !== 'yesNo' && kind !== 'letters';

/** What somebody answers: places among the choices, or a text. */
export type Answer = { choices: readonly number[]; text: string | null };

/** Whether an answer is one to this question. */
export function fitsPoll(
  { kind, optionCount }: { kind: PollKind; optionCount: number },
  { choices, text }: Answer,
): boolean {
  if (kind === 'open') return text !== null && choices.length === 0;
  const isOffered = choices.every((choice) => choice >= 0 && choice < optionCount);
  const isOnce = new Set(choices).size === choices.length;
  const isEnough = kind === 'several' ? choices.length > 0 : choices.length === 1;
  return text === null && isOffered && isOnce && isEnough;
}

/** How many chose each choice. */
export function countChoices(answers: readonly Answer[], optionCount: number): number[] {
  const counts = Array.from({ length: optionCount }, () => 0);
  for (const { choices } of answers)
    for (const choice of choices) counts[choice] = (counts[choice] ?? 0) + 1;
  return counts;
}

/** A part of a whole, in whole hundredths. */
export const percentOf = (part: number, whole: number): number =>
  whole === 0 ? 0 : Math.round((100 * part) / whole);
