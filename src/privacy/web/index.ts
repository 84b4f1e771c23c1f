export { PromisesPage } from './PromisesPage.tsx';
export { cookiesQuery } from './queries.ts';
export { RegisterPage } from './RegisterPage.tsx';
