import type { ImportChoice } from '../../contract/imports/words.ts';
import type { FileIdentifier } from './records.ts';

/** What a step writes: a person's names and address, or a group's. Deleted once it is written. */
export type StepData = {
  family?: string;
  given?: string;
  title?: string | null;
  email?: string | null;
  identifiers?: FileIdentifier[];
  /** Names of the person's groups, for the preview. */
  groups?: string[];
  name?: string;
  kind?: 'division' | 'teaching';
  level?: string | null;
};

/**
 * One thing that an import changes. `subjectId`: the person, the group, or the pupil of a guardianship;
 * `otherId`: the group of a membership, the guardian of a guardianship.
 */
export type Step = {
  kind: 'group' | 'person' | 'membership' | 'guardianship';
  action: 'add' | 'change' | 'remove' | 'conflict' | 'absent';
  subjectId: string | null;
  otherId: string | null;
  role: string | null;
  line: number | null;
  reason: string | null;
  /** Where somebody chooses: written only when the file's word is taken. */
  choice: ImportChoice | null;
  data: StepData | null;
  before: StepData | null;
};

/** A step with nothing but what is said of it. */
export const step = (
  kind: Step['kind'],
  action: Step['action'],
  rest: Partial<Step> = {},
): Step => ({
  kind,
  action,
  subjectId: null,
  otherId: null,
  role: null,
  line: null,
  reason: null,
  choice: null,
  data: null,
  before: null,
  ...rest,
});
