import type { ImportCounts, ImportFault } from '../../contract/imports/routes.ts';
import type { Records } from './records.ts';
import type { Register } from './register.ts';
import type { Step } from './steps.ts';

/** A plan in the making. */
export type Draft = {
  records: Records;
  register: Register;
  newId: () => string;
  steps: Step[];
  asides: Step[];
  faults: ImportFault[];
  counts: ImportCounts;
  /** The register's id of each key of the file. */
  people: Map<string, string>;
  groups: Map<string, string>;
  /** Pupils whose place depends on a choice of the office. */
  choosing: Set<string>;
  /** The register's people by their identifiers, and its groups by theirs. */
  own: ReadonlyMap<string, string>;
  ownGroups: ReadonlyMap<string, string>;
  /** People whom the school has corrected by hand. */
  corrected: ReadonlySet<string>;
};

/** Names two things together. */
export const pair = (groupId: string, personId: string) => `${groupId} ${personId}`;
