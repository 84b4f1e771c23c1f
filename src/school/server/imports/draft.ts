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
  /** Identifiers of the register. */
  own: ReadonlySet<string>;
  /** People whom the school has corrected by hand. */
  corrected: ReadonlySet<string>;
};

/** Names two things together. */
export const pair = (groupId: string, personId: string) => `${groupId} ${personId}`;
