import type { Core } from '../../../platform/server/core.ts';
import { openSchoolSeals } from '../../../school/server/index.ts';
import type { WrittenSet } from '../../contract/question-routes.ts';
import { add } from '../sets.ts';
import type { Owner } from '../sets.store.ts';

/** A list of questions of somebody. */
export const addQuestionSet = (core: Core, owner: Owner, set: WrittenSet) =>
  add({ core, seals: openSchoolSeals(core) }, owner, set);
