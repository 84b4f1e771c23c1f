export { DayPage, type DayPageProps } from './DayPage.tsx';
export { readPresentSeats } from './roll-call.ts';
export { RollCallOpener, type RollCallOpenerProps } from './RollCallOpener.tsx';
export { RollCallPage } from './RollCallPage.tsx';
export { attendanceSentences } from './sentences.ts';
