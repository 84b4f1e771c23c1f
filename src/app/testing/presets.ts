import type { Installation } from './installation.ts';

/** A preset of rights that somebody of the staff keeps. */
export async function addPreset(
  { db }: Installation,
  { schoolId, personId }: { schoolId: string; personId: string },
): Promise<string> {
  const kept = { name: crypto.randomUUID(), rights: JSON.stringify({ microphone: false }) };
  const { id } = await db
    .insertInto('rights_presets')
    .values({ school_id: schoolId, person_id: personId, ...kept })
    .returning('id')
    .executeTakeFirstOrThrow();
  return id;
}
