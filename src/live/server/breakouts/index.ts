export type { BreakoutLine } from './breakouts.ts';
export { findBreakoutOf, listLearnersOf } from './place.store.ts';
export { mountBreakouts } from './routes.ts';
export { watchBreakouts } from './timer.ts';
