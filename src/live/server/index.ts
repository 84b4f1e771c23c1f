export {
  findBreakoutOf,
  listLearnersOf,
  mountBreakouts,
  watchBreakouts,
  type BreakoutLine,
} from './breakouts/index.ts';
export { mountClass, type ClassPort } from './class/routes.ts';
export { mountHints } from './hints/routes.ts';
export { mountLayers } from './layers/routes.ts';
export { openMedia, type Media } from './media/index.ts';
