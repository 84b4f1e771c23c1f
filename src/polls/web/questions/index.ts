export { QuestionsPage } from './QuestionsPage.tsx';
export { questionSentences } from './sentences.ts';
