/** What a pair must reach: text 4.5:1 (7:1 in high contrast), marks and borders of controls 3:1. */
export type PairKind = 'text' | 'mark';

export type Pair = { ink: string; surface: string; kind: PairKind };

const text = (ink: string, ...surfaces: string[]): Pair[] =>
  surfaces.map((surface) => ({ ink, surface, kind: 'text' }));

const mark = (ink: string, ...surfaces: string[]): Pair[] =>
  surfaces.map((surface) => ({ ink, surface, kind: 'mark' }));

const tones = [0, 1, 2, 3, 4, 5].flatMap((tone) => [`tone-${tone}-a`, `tone-${tone}-b`]);

/** Every pair of colours that the style sheets may put together. */
export const pairs: readonly Pair[] = [
  ...text('ink', 'paper', 'card', 'sunken'),
  ...text('ink-soft', 'paper', 'card', 'sunken'),
  ...text('board-ink', 'paper', 'card', 'sunken'),
  ...text('coral-ink', 'paper', 'card'),
  ...text('on-board', 'board', 'board-hover'),
  ...text('on-board-deep', 'board-deep', 'board-deep-active'),
  ...text('on-board-deep-soft', 'board-deep'),
  ...text('on-board-tint', 'board-tint', 'board-tint-hover'),
  ...text('on-chalk', 'chalk'),
  ...text('on-chalk-tint', 'chalk-tint', 'card', 'paper'),
  ...text('on-coral', 'coral', 'coral-hover'),
  ...text('on-coral-tint', 'coral-tint'),
  ...text('on-sky-tint', 'sky-tint'),
  ...text('on-stage', 'stage', 'stage-tile', 'stage-tile-hover'),
  ...text('on-stage-soft', 'stage', 'stage-tile'),
  ...text('on-tone', ...tones),
  ...mark('line-strong', 'card', 'paper'),
  ...mark('focus', 'card', 'paper', 'sunken'),
  ...mark('stage-green', 'stage', 'stage-tile'),
];
