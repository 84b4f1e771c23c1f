export { registerDrain } from './drain.ts';
