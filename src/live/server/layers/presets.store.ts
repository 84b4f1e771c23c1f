import type { RightSettings } from '../../../access/contract/rights.ts';
import { Problem } from '../../../platform/contract/problems.ts';
import { sqlState, type Db, type Trx } from '../../../platform/server/db.ts';
import type { PresetView } from '../../contract/preset-routes.ts';
import './tables.ts';

type Owner = { schoolId: string; personId: string };

/** Somebody's own presets, in no order. */
export async function listPresets(db: Db, owner: Owner): Promise<PresetView[]> {
  const rows = await db
    .selectFrom('rights_presets')
    .select(['id', 'name', 'rights'])
    .where('school_id', '=', owner.schoolId)
    .where('person_id', '=', owner.personId)
    .execute();
  return rows.map(({ id, name, rights }) => ({ presetId: id, name, rights }));
}

/** How many presets somebody has; their person is locked, so that two at once count both. */
export async function countPresets(trx: Trx, owner: Owner): Promise<number> {
  await trx
    .selectFrom('people')
    .select('id')
    .where('school_id', '=', owner.schoolId)
    .where('id', '=', owner.personId)
    .forNoKeyUpdate()
    .execute();
  const { count } = await trx
    .selectFrom('rights_presets')
    .select(({ fn }) => fn.countAll<string>().as('count'))
    .where('school_id', '=', owner.schoolId)
    .where('person_id', '=', owner.personId)
    .executeTakeFirstOrThrow();
  return Number(count);
}

/** @throws {Problem} `preset.name_taken` when they have one of that name */
export async function insertPreset(
  trx: Trx,
  owner: Owner,
  { name, rights }: { name: string; rights: RightSettings },
): Promise<PresetView> {
  try {
    const { id } = await trx
      .insertInto('rights_presets')
      .values({
        school_id: owner.schoolId,
        person_id: owner.personId,
        name,
        rights: JSON.stringify(rights),
      })
      .returning('id')
      .executeTakeFirstOrThrow();
    return { presetId: id, name, rights };
  } catch (error) {
    if (sqlState(error) === '23505') throw new Problem('preset.name_taken', { cause: error });
    throw error;
  }
}

/** @returns whether it was theirs, and is gone */
export async function deletePreset(db: Db, owner: Owner, presetId: string): Promise<boolean> {
  const { numDeletedRows } = await db
    .deleteFrom('rights_presets')
    .where('school_id', '=', owner.schoolId)
    .where('person_id', '=', owner.personId)
    .where('id', '=', presetId)
    .executeTakeFirst();
  return numDeletedRows > 0n;
}
