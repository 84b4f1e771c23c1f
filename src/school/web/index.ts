export { GroupPage } from './GroupPage.tsx';
export { groupQuery, groupsQuery } from './groups.ts';
export { GroupsPage } from './GroupsPage.tsx';
