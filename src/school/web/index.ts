export { AgreementPage } from './agreement/AgreementPage.tsx';
export { agreementSentences } from './agreement/sentences.ts';
export { GroupPage } from './GroupPage.tsx';
export { groupQuery, groupsQuery } from './groups.ts';
export { GroupsPage } from './GroupsPage.tsx';
export { PeoplePage } from './people/PeoplePage.tsx';
export { PersonPage } from './people/PersonPage.tsx';
export { schoolSentences } from './sentences.ts';
export { ImportPage, ImportsPage, importSentences } from './imports/index.ts';
