export { meetingSentences } from './sentences.ts';
export { WeekPage, type WeekPageProps } from './WeekPage.tsx';
