import type { Selectable } from 'kysely';
import type { Database, Db, Trx } from '../../../platform/server/db.ts';
import type { Identifier } from './identifiers.ts';
import './tables.ts';

type Place = { schoolId: string; visitId: string };
export type VisitRow = Selectable<Database['provider_visits']> & { provider: string };

/** Keeps that somebody came whom the register does not know; who comes again waits on, for as long. */
export async function keepVisit(
  db: Db | Trx,
  visit: {
    schoolId: string;
    providerId: string;
    subject: string;
    toldName: string | null;
    identifiers: readonly Identifier[];
    reason: 'unknown' | 'several';
    now: Date;
    expiresAt: Date;
  },
): Promise<void> {
  const told = {
    told_name: visit.toldName,
    identifiers: JSON.stringify(visit.identifiers),
    reason: visit.reason,
    last_at: visit.now,
    expires_at: visit.expiresAt,
  };
  await db
    .insertInto('provider_visits')
    .values({
      school_id: visit.schoolId,
      provider_id: visit.providerId,
      subject: visit.subject,
      ...told,
    })
    .onConflict((conflict) => conflict.columns(['provider_id', 'subject']).doUpdateSet(told))
    .execute();
}

const visits = (db: Db | Trx, schoolId: string, now: Date) =>
  db
    .selectFrom('provider_visits as v')
    .innerJoin('identity_providers as i', 'i.id', 'v.provider_id')
    .selectAll('v')
    .select('i.name as provider')
    .where('v.school_id', '=', schoolId)
    .where('v.expires_at', '>', now);

/** Those who wait, then those who were refused; the last to come first. */
export const listVisitRows = (db: Db, schoolId: string, now: Date): Promise<VisitRow[]> =>
  visits(db, schoolId, now)
    .orderBy('v.refused_at', (by) => by.nullsFirst())
    .orderBy('v.last_at', 'desc')
    .execute();

export async function findVisit(db: Db, place: Place, now: Date): Promise<VisitRow | null> {
  const row = await visits(db, place.schoolId, now)
    .where('v.id', '=', place.visitId)
    .executeTakeFirst();
  return row ?? null;
}

/** @returns whether it was still there */
export async function deleteVisit(trx: Trx, place: Place): Promise<boolean> {
  const row = await trx
    .deleteFrom('provider_visits')
    .where('school_id', '=', place.schoolId)
    .where('id', '=', place.visitId)
    .returning('id')
    .executeTakeFirst();
  return row !== undefined;
}

export async function forgetVisit(
  trx: Trx,
  visit: { schoolId: string; providerId: string; subject: string },
): Promise<void> {
  await trx
    .deleteFrom('provider_visits')
    .where('school_id', '=', visit.schoolId)
    .where('provider_id', '=', visit.providerId)
    .where('subject', '=', visit.subject)
    .execute();
}

export async function markRefused(db: Db, place: Place, now: Date): Promise<void> {
  await db
    .updateTable('provider_visits')
    .set({ refused_at: now })
    .where('school_id', '=', place.schoolId)
    .where('id', '=', place.visitId)
    .execute();
}
