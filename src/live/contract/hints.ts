/** What a first lesson explains, in the order in which it is met. */
export const hintNames = ['door', 'people', 'calm', 'end'] as const;
export type HintName = (typeof hintNames)[number];

/** What a hint waits for: nothing is explained before there is something to see. */
export type Scene = { knocking: number; learners: number };

const isTimely: Record<HintName, (scene: Scene) => boolean> = {
  door: ({ knocking }) => knocking > 0,
  people: ({ learners }) => learners > 0,
  calm: ({ learners }) => learners > 0,
  end: ({ learners }) => learners > 0,
};

/** The hint that is shown now: the first that is timely and was not closed; one at a time. */
export const hintNow = (closed: readonly HintName[], scene: Scene): HintName | null =>
  hintNames.find((name) => !closed.includes(name) && isTimely[name](scene)) ?? null;
