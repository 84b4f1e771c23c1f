export { DayPage, type DayPageProps } from './DayPage.tsx';
export { RollCallOpener, type RollCallOpenerProps } from './RollCallOpener.tsx';
export { RollCallPage } from './RollCallPage.tsx';
export { attendanceSentences } from './sentences.ts';
