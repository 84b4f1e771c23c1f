import { Temporal } from 'temporal-polyfill';
import { can } from '../../access/contract/abilities.ts';
import { roles, type AccountActor } from '../../access/contract/actors.ts';
import type { PersonSubject } from '../../access/contract/subjects.ts';
import { Problem } from '../../platform/contract/problems.ts';
import type { Db } from '../../platform/server/db.ts';
import type { PersonPageView, PersonRecord } from '../contract/person-views.ts';
import { roleKind } from '../contract/role-kinds.ts';
import { standingOf } from '../contract/standing.ts';
import { listChanges } from './changes.store.ts';
import { listRelatives } from './guardians.store.ts';
import { findRecord, isHeadless, listGroupsOf, listSchemes } from './person.store.ts';
import { nameOf } from './name-of.ts';

type Row = NonNullable<Awaited<ReturnType<typeof findRecord>>>;

const dayOf = (instant: Date | null, zone: string, minusMs = 0) =>
  instant &&
  Temporal.Instant.fromEpochMilliseconds(instant.getTime() - minusMs)
    .toZonedDateTimeISO(zone)
    .toPlainDate()
    .toString();

async function recordOf(db: Db, row: Row): Promise<PersonRecord> {
  const who = { schoolId: row.school_id, personId: row.id };
  const [identifiers, guardians, pupils, changes] = await Promise.all([
    listSchemes(db, who),
    listRelatives(db, row.school_id, { pupilId: row.id }),
    listRelatives(db, row.school_id, { guardianId: row.id }),
    listChanges(db, who),
  ]);
  return {
    email: row.email,
    from: dayOf(row.active_from, row.time_zone),
    // Kept as the first instant after the last day.
    until: dayOf(row.active_until, row.time_zone, 1),
    suspendedAt: row.suspended_at?.toISOString() ?? null,
    source: row.source,
    createdAt: row.created_at.toISOString(),
    updatedAt: row.updated_at.toISOString(),
    identifiers,
    guardians,
    pupils,
    changes,
  };
}

/** One person as this caller may see them. */
export async function viewPerson(
  db: Db,
  viewer: AccountActor,
  subject: PersonSubject,
  now: Date,
): Promise<PersonPageView> {
  const who = { schoolId: subject.schoolId, personId: subject.personId };
  const [row, groups, headless] = await Promise.all([
    findRecord(db, who),
    listGroupsOf(db, who),
    isHeadless(db, subject.schoolId),
  ]);
  if (!row) throw new Problem('not_found');
  const { schoolId, personId, role: from } = subject;
  return {
    personId,
    name: nameOf(row),
    role: row.role,
    standing: standingOf(
      {
        activeFrom: row.active_from,
        activeUntil: row.active_until,
        suspendedAt: row.suspended_at,
      },
      now,
    ),
    groups,
    record: can(viewer, 'person.record', subject) ? await recordOf(db, row) : null,
    may: {
      change: can(viewer, 'person.change', subject),
      decide: can(viewer, 'person.decide', subject),
    },
    roles: roles.filter(
      (to) =>
        roleKind(to) === roleKind(from) &&
        can(viewer, 'person.appoint', { schoolId, personId, from, to, headless }),
    ),
  };
}
