import { Problem } from '../../platform/contract/problems.ts';
import type { Core } from '../../platform/server/core.ts';
import type { TextSeal } from '../../platform/server/seal.ts';
import { newId } from '../../platform/server/new-id.store.ts';
import type { SchoolSeals } from '../../school/server/index.ts';
import type { QuestionSet, WrittenSet } from '../contract/question-routes.ts';
import {
  countOwnSets,
  eraseSet,
  insertSet,
  listOwnSets,
  replaceSet,
  type Owner,
} from './sets.store.ts';

type Sets = { core: Core; seals: SchoolSeals };

/** More lists than a teacher makes in a career. */
const mostSets = 300;

const placeOf = (setId: string) => `questions ${setId}`;
const sealSet = (seal: TextSeal, setId: string, set: WrittenSet) =>
  seal.seal(JSON.stringify(set), placeOf(setId));
export const openSet = (seal: TextSeal, setId: string, sealed: string) =>
  JSON.parse(seal.open(sealed, placeOf(setId))) as WrittenSet;

/** Somebody's lists of questions, the last changed first. */
export async function readOwnSets({ core, seals }: Sets, owner: Owner): Promise<QuestionSet[]> {
  const rows = await listOwnSets(core.db, owner);
  if (rows.length === 0) return [];
  const seal = await seals(owner.schoolId);
  return rows.map((row) => ({
    setId: row.id,
    changedAt: row.changed_at.toISOString(),
    ...openSet(seal, row.id, row.sealed),
  }));
}

/**
 * Prepares a list of questions.
 * @throws {Problem} `question.too_many`
 */
export async function add({ core, seals }: Sets, owner: Owner, set: WrittenSet) {
  const seal = await seals(owner.schoolId);
  return core.transact(async (trx) => {
    if ((await countOwnSets(trx, owner)) >= mostSets) throw new Problem('question.too_many');
    const setId = await newId(trx);
    const sealed = sealSet(seal, setId, set);
    await insertSet(trx, owner, { id: setId, sealed, changed_at: core.now() });
    return { setId };
  });
}

/**
 * Writes a list anew; what it asked in lessons stays as it was asked.
 * @throws {Problem} `not_found` for one of somebody else
 */
export async function write(
  { core, seals }: Sets,
  owner: Owner,
  setId: string,
  set: WrittenSet,
): Promise<void> {
  const sealed = sealSet(await seals(owner.schoolId), setId, set);
  await core.transact(async (trx) => {
    if (!(await replaceSet(trx, owner, { id: setId, sealed, changed_at: core.now() })))
      throw new Problem('not_found');
  });
}

/**
 * Takes a list away for good.
 * @throws {Problem} `not_found` for one of somebody else
 */
export async function erase({ core }: Sets, owner: Owner, setId: string): Promise<void> {
  await core.transact(async (trx) => {
    if (!(await eraseSet(trx, owner, setId))) throw new Problem('not_found');
  });
}
