import type { Db, Trx } from '../../../platform/server/db.ts';
import '../../../school/server/tables.ts';
import './tables.ts';

/** Whose account a link makes: an operator's, or a person's of a school. */
export type LinkHolder = { operatorId: string } | { schoolId: string; personId: string };

/** Puts a link in the place of the one that its holder may have had: the older one is dead. */
export async function replaceLink(
  trx: Trx,
  holder: LinkHolder,
  link: { secretHash: string; expiresAt: Date | null },
): Promise<void> {
  const values =
    'operatorId' in holder
      ? { operator_id: holder.operatorId, school_id: null, person_id: null }
      : { operator_id: null, school_id: holder.schoolId, person_id: holder.personId };
  await trx
    .insertInto('installation_links')
    .values({ ...values, secret_hash: link.secretHash, expires_at: link.expiresAt })
    .onConflict((conflict) =>
      conflict
        .column('operatorId' in holder ? 'operator_id' : 'person_id')
        .doUpdateSet({ secret_hash: link.secretHash, expires_at: link.expiresAt }),
    )
    .execute();
}

/** A live link and for whom it is. The school is found from the link here, as elsewhere from the session. */
export async function findLink(db: Db | Trx, secretHash: string, now: Date) {
  const row = await db
    .selectFrom('installation_links as l')
    .leftJoin('operators as o', 'o.id', 'l.operator_id')
    .leftJoin('people as p', 'p.id', 'l.person_id')
    .leftJoin('schools as s', 's.id', 'l.school_id')
    .select(['l.id', 'l.operator_id', 'l.school_id', 'l.person_id', 'o.kind', 'o.label'])
    .select(['p.family_name', 'p.given_name', 'p.title', 's.name', 's.uai'])
    .where('l.secret_hash', '=', secretHash)
    .where(({ or, eb }) => or([eb('l.expires_at', 'is', null), eb('l.expires_at', '>', now)]))
    .executeTakeFirst();
  return row ?? null;
}

/** Uses a link up: of two at once, one finds it. */
export async function takeLink(trx: Trx, secretHash: string): Promise<boolean> {
  const taken = await trx
    .deleteFrom('installation_links')
    .where('secret_hash', '=', secretHash)
    .returning('id')
    .executeTakeFirst();
  return taken !== undefined;
}

export async function holdsLink(
  trx: Trx,
  operatorId: string,
  secretHash: string,
): Promise<boolean> {
  const row = await trx
    .selectFrom('installation_links')
    .select('id')
    .where('operator_id', '=', operatorId)
    .where('secret_hash', '=', secretHash)
    .executeTakeFirst();
  return row !== undefined;
}
