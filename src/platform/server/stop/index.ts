export { registerDrain } from './drain.ts';
export { stopOnSignal } from './signals.ts';
