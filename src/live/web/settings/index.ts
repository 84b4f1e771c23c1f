export { GroupRightsPage } from './GroupRightsPage.tsx';
export { LessonRightsDialog } from './LessonRightsDialog.tsx';
export { RightsLink } from './RightsLink.tsx';
export { SchoolRightsPage } from './SchoolRightsPage.tsx';
export { liveSentences } from './sentences.ts';
