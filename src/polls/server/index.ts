export { forgetPolls } from './forget.ts';
export { mountPolls } from './routes.ts';
