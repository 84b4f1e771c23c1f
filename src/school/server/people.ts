import { Temporal } from 'temporal-polyfill';
import type { AccountActor, Role } from '../../access/contract/actors.ts';
import { Problem } from '../../platform/contract/problems.ts';
import type { Core } from '../../platform/server/core.ts';
import type { Trx } from '../../platform/server/db.ts';
import type { PersonName } from '../contract/names.ts';
import { roleKind } from '../contract/role-kinds.ts';
import { standingOf } from '../contract/standing.ts';
import { isTypedName } from '../contract/typed-name.ts';
import { noteChange } from './changes.store.ts';
import { endGuardianship, insertGuardianship } from './guardians.store.ts';
import { insertPeople } from './people.store.ts';
import { deletePerson, lockLastingHeads, lockPerson, updatePerson } from './person.store.ts';
import { findSchool } from './schools.store.ts';

export type RegisterCore = Pick<Core, 'db' | 'transact' | 'now'>;

/** What `app/` does when somebody may act no more: ends what they hold open, on every server. */
export type RegisterPorts = {
  barred: (who: { schoolId: string; personId: string }) => Promise<void>;
};

type Written = { name: PersonName; email: string | null };
type Target = { by: AccountActor; personId: string };

function checkName({ family, given, title }: PersonName): void {
  const typed = title === null ? [family, given] : [family, given, title];
  if (!typed.every(isTypedName)) throw new Problem('school.name_unfit');
}

/** @throws {Problem} `not_found` */
async function lockOr404(trx: Trx, { by, personId }: Target) {
  const row = await lockPerson(trx, { schoolId: by.schoolId, personId });
  if (!row) throw new Problem('not_found');
  return row;
}

/** Somebody must stay at the head of the school, without limit of time. Takes the heads' rows first. */
async function keepAHead(trx: Trx, { by, personId }: Target): Promise<void> {
  const heads = await lockLastingHeads(trx, by.schoolId);
  if (heads.length === 1 && heads[0]?.id === personId) throw new Problem('school.last_head');
}

/**
 * Adds somebody to the register, by hand.
 * @throws {Problem} `school.name_unfit`
 */
export async function addPerson(
  core: RegisterCore,
  by: AccountActor,
  { role, name, email }: Written & { role: Role },
): Promise<string> {
  checkName(name);
  return core.transact(async (trx) => {
    const [personId = ''] = await insertPeople(trx, by.schoolId, [{ role, name }]);
    if (email !== null) await updatePerson(trx, { schoolId: by.schoolId, personId }, { email });
    await noteChange(trx, by, 'add', { personId });
    return personId;
  });
}

/** @throws {Problem} `school.name_unfit` */
export async function correctPerson(
  core: RegisterCore,
  { by, personId }: Target,
  { name, email }: Written,
): Promise<void> {
  checkName(name);
  await core.transact(async (trx) => {
    await lockOr404(trx, { by, personId });
    await updatePerson(trx, { schoolId: by.schoolId, personId }, { name, email });
    await noteChange(trx, by, 'correct', { personId });
  });
}

/**
 * Gives another role; what was open under the old one ends, and the person signs in again.
 * @throws {Problem} `school.last_head`, `school.role_kind`
 */
export async function appoint(
  core: RegisterCore,
  { by, personId }: Target,
  role: Role,
  ports: RegisterPorts,
): Promise<void> {
  const changed = await core.transact(async (trx) => {
    await keepAHead(trx, { by, personId });
    const row = await lockOr404(trx, { by, personId });
    if (row.role === role) return false;
    if (roleKind(row.role) !== roleKind(role)) throw new Problem('school.role_kind');
    await updatePerson(trx, { schoolId: by.schoolId, personId }, { role });
    await noteChange(trx, by, 'role', { personId });
    return true;
  });
  if (changed) await ports.barred({ schoolId: by.schoolId, personId });
}

/** First instant of a day, and of the day after, in a time zone. */
const dayStart = (day: string, zone: string, plus = 0) =>
  new Date(
    Temporal.PlainDate.from(day).add({ days: plus }).toZonedDateTime(zone).epochMilliseconds,
  );

/**
 * Sets the first and last day of somebody who stays for a time; outside them they may do nothing.
 * @param days in the school's time zone, both included
 * @throws {Problem} `school.last_head`, `school.dates_reversed`
 */
export async function limit(
  core: RegisterCore,
  { by, personId }: Target,
  days: { from: string | null; until: string | null },
  ports: RegisterPorts,
): Promise<void> {
  if (days.from !== null && days.until !== null && days.until < days.from)
    throw new Problem('school.dates_reversed');
  const out = await core.transact(async (trx) => {
    if (days.from !== null || days.until !== null) await keepAHead(trx, { by, personId });
    const row = await lockOr404(trx, { by, personId });
    const zone = (await findSchool(trx, by.schoolId))?.time_zone ?? 'Europe/Paris';
    const active_from = days.from === null ? null : dayStart(days.from, zone);
    const active_until = days.until === null ? null : dayStart(days.until, zone, 1);
    await updatePerson(trx, { schoolId: by.schoolId, personId }, { active_from, active_until });
    await noteChange(trx, by, 'limits', { personId });
    const limits = { activeFrom: active_from, activeUntil: active_until };
    return standingOf({ ...limits, suspendedAt: row.suspended_at }, core.now()) !== 'active';
  });
  if (out) await ports.barred({ schoolId: by.schoolId, personId });
}

/**
 * Shuts somebody out, at once and everywhere, or lets them back.
 * @throws {Problem} `school.last_head`
 */
export async function setSuspended(
  core: RegisterCore,
  { by, personId }: Target,
  suspended: boolean,
  ports: RegisterPorts,
): Promise<void> {
  await core.transact(async (trx) => {
    if (suspended) await keepAHead(trx, { by, personId });
    const row = await lockOr404(trx, { by, personId });
    if ((row.suspended_at !== null) === suspended) return;
    const suspended_at = suspended ? core.now() : null;
    await updatePerson(trx, { schoolId: by.schoolId, personId }, { suspended_at });
    await noteChange(trx, by, suspended ? 'suspend' : 'reinstate', { personId });
  });
  if (suspended) await ports.barred({ schoolId: by.schoolId, personId });
}

/**
 * Deletes somebody with all that hangs on them: account, sessions, groups, seats, links, guardians.
 * Shut out first, so that what they hold open is found and ended while their rows are still there.
 * @throws {Problem} `school.last_head`
 */
export async function removePerson(
  core: RegisterCore,
  target: Target,
  ports: RegisterPorts,
): Promise<void> {
  await setSuspended(core, target, true, ports);
  const { by, personId } = target;
  await core.transact(async (trx) => {
    await deletePerson(trx, { schoolId: by.schoolId, personId });
    await noteChange(trx, by, 'remove', {});
  });
}

/**
 * Says that a guardian is a pupil's.
 * @throws {Problem} `school.guardian_unfit` unless they are a guardian and a pupil
 */
export async function linkGuardian(
  core: RegisterCore,
  { by, personId }: Target,
  guardianId: string,
): Promise<void> {
  await core.transact(async (trx) => {
    const pupil = await lockOr404(trx, { by, personId });
    const guardian = await lockOr404(trx, { by, personId: guardianId });
    if (pupil.role !== 'pupil' || guardian.role !== 'guardian')
      throw new Problem('school.guardian_unfit');
    await insertGuardianship(trx, { schoolId: by.schoolId, guardianId, pupilId: personId });
    await noteChange(trx, by, 'guardian', { personId });
  });
}

/** Says that a guardian is a pupil's no more: from the commit on, every question asked reads so. */
export async function unlinkGuardian(
  core: RegisterCore,
  { by, personId }: Target,
  guardianId: string,
): Promise<void> {
  await core.transact(async (trx) => {
    const pair = { schoolId: by.schoolId, guardianId, pupilId: personId };
    if (!(await endGuardianship(trx, pair, core.now()))) throw new Problem('not_found');
    await noteChange(trx, by, 'guardian_end', { personId });
  });
}
