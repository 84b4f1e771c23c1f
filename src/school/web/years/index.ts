export { yearSentences } from './sentences.ts';
export { YearsPage } from './YearsPage.tsx';
