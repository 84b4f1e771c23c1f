export { CalendarCard } from './CalendarCard.tsx';
export { LessonDoorPage } from './LessonDoorPage.tsx';
export { OwnLessonsPage } from './OwnLessonsPage.tsx';
