import type { Selectable, Updateable } from 'kysely';
import type { ProviderKind } from '../../contract/providers/kinds.ts';
import type { Database, Db, Trx } from '../../../platform/server/db.ts';
import '../../../school/server/tables.ts';
import './tables.ts';

export type ProviderRow = Selectable<Database['identity_providers']>;
type Place = { schoolId: string; providerId: string };

export const listProviderRows = (db: Db | Trx, schoolId: string): Promise<ProviderRow[]> =>
  db
    .selectFrom('identity_providers')
    .selectAll()
    .where('school_id', '=', schoolId)
    .orderBy('created_at')
    .execute();

export async function findProviderRow(db: Db | Trx, place: Place): Promise<ProviderRow | null> {
  const row = await db
    .selectFrom('identity_providers')
    .selectAll()
    .where('school_id', '=', place.schoolId)
    .where('id', '=', place.providerId)
    .executeTakeFirst();
  return row ?? null;
}

/** The school that a provider serves: the one place where a browser without a session finds its school. */
export async function findSchoolOfProvider(db: Db | Trx, providerId: string) {
  const row = await db
    .selectFrom('identity_providers')
    .select('school_id as schoolId')
    .where('id', '=', providerId)
    .executeTakeFirst();
  return row?.schoolId ?? null;
}

/** The id comes from the caller, who seals the secrets for it. */
export async function insertProvider(
  trx: Trx,
  provider: Place & {
    kind: ProviderKind;
    name: string;
    settings: object;
    sealedSecrets: string | null;
    attributes: object;
  },
): Promise<ProviderRow> {
  return trx
    .insertInto('identity_providers')
    .values({
      id: provider.providerId,
      school_id: provider.schoolId,
      kind: provider.kind,
      name: provider.name,
      settings: JSON.stringify(provider.settings),
      sealed_secrets: provider.sealedSecrets,
      attributes: JSON.stringify(provider.attributes),
    })
    .returningAll()
    .executeTakeFirstOrThrow();
}

export async function updateProvider(
  trx: Trx,
  place: Place,
  change: Updateable<Database['identity_providers']>,
): Promise<ProviderRow> {
  return trx
    .updateTable('identity_providers')
    .set({ ...change, updated_at: new Date() })
    .where('school_id', '=', place.schoolId)
    .where('id', '=', place.providerId)
    .returningAll()
    .executeTakeFirstOrThrow();
}

/** The scheme under which a provider's own names of people are kept. */
export const subjectScheme = (providerId: string) => `provider:${providerId}`;

/** Removes a provider, and what it called people. */
export async function deleteProvider(trx: Trx, place: Place): Promise<void> {
  await trx
    .deleteFrom('person_identifiers')
    .where('school_id', '=', place.schoolId)
    .where('scheme', '=', subjectScheme(place.providerId))
    .execute();
  await trx
    .deleteFrom('identity_providers')
    .where('school_id', '=', place.schoolId)
    .where('id', '=', place.providerId)
    .execute();
}
