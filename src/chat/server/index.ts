export { forgetMessages } from './forget.ts';
export { mountChat } from './routes.ts';
