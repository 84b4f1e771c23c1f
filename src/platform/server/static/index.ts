export { registerStatic } from './register.ts';
export type { Page } from './choose.ts';
