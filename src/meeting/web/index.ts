export { addDays, isDay, mondayOf, noonOf } from './days.ts';
export { weekQuery } from './meetings.ts';
export { LessonOverHead } from './LessonOverHead.tsx';
export { MeetingsPage } from './staff/MeetingsPage.tsx';
export { meetingSentences } from './sentences.ts';
export { WeekPage, type WeekPageProps } from './WeekPage.tsx';
export { nameOf } from './words.ts';
