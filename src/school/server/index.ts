export { nameOf } from './name-of.ts';
export { acceptUnread } from './agreement/agreement.ts';
export { measures } from './agreement/measures.ts';
export { mountAgreement } from './agreement/routes.ts';
export type { ProcessingLine } from './agreement/facts.ts';
export { addMembers, createGroup, createPeople, createSchool } from './creation.ts';
export { findGroup, listGroups } from './groups.ts';
export { listPupils } from './groups.store.ts';
export { findPerson, type NewPerson } from './people.store.ts';
export { listGuardianAddresses } from './guardians.store.ts';
export type { RegisterPorts } from './people.ts';
export { mountGroups } from './group-routes.ts';
export { mountPeople } from './person-routes.ts';
export { mountSchool } from './routes.ts';
export { openSchoolSeals, type SchoolSeals } from './keys/school-seals.ts';
export { mountImports } from './imports/index.ts';
export { mountYears } from './years/routes.ts';
export {
  deleteSuspendedSchool,
  findOnlySchool,
  findSchool,
  findSchoolByUai,
  holdsNoSchool,
  setSuspension,
  suspensionOf,
  type SchoolRow,
} from './schools.store.ts';
export { barOf, isActive, isOpenTo } from './standing.store.ts';
