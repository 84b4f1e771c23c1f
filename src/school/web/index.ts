export { AgreementPage } from './agreement/AgreementPage.tsx';
export { agreementSentences } from './agreement/sentences.ts';
export { GroupPage } from './GroupPage.tsx';
export { groupQuery, groupsQuery } from './groups.ts';
export { GroupsPage } from './GroupsPage.tsx';
