import { createAccountHashed } from '../../identity/server/index.ts';
import { createPeople } from '../../school/server/index.ts';
import type { Browser } from './browser.ts';
import { passwordHash, signedIn, type Installation, type School } from './installation.ts';
import { knockWith, openLesson, planLesson } from './lesson.ts';
import { operatorSignedIn, suspendIn } from './operators.ts';
import { accountOf } from './rights-things.ts';

/** Everybody who may call: roles of a school, seats of a lesson, operators, and nobody in particular. */
export const staffNames = {
  head: 'chef',
  signatory: 'dasen',
  administrator: 'admin',
  officer: 'delegue',
  teacher: 'martin',
  substitute: 'remplacant',
  assistant: 'assistant',
  staff: 'bureau',
  pupil: 'eleve',
  guardian: 'parent',
} as const;
const added = ['substitute', 'assistant', 'pupil', 'guardian'] as const;

export const seatNames = ['seat:host', 'seat:pupil', 'seat:guest', 'seat:excluded'] as const;
export const operatorNames = ['operator:host', 'operator:district'] as const;
export const callers = [
  'anonymous',
  ...(Object.keys(staffNames) as (keyof typeof staffNames)[]),
  ...seatNames,
  ...operatorNames,
] as const;
export type CallerName = (typeof callers)[number];

type Seat = { browser: Browser; seatId: string };
export type Scene = Awaited<ReturnType<typeof makeScene>>;

async function addOthers(here: Installation, schoolId: string): Promise<string> {
  return here.app.core.transact(async (trx) => {
    const name = { family: 'Rôle', given: 'Camille', title: null };
    const ids = await createPeople(
      trx,
      schoolId,
      added.map((role) => ({ role, name })),
    );
    for (const [index, role] of added.entries()) {
      const account = { schoolId, username: staffNames[role], personId: ids[index] ?? '' };
      await createAccountHashed(trx, account, await passwordHash());
    }
    return ids[0] ?? '';
  });
}

/** An operator, by the link that makes one. */
async function addOperator(here: Installation, kind: 'host' | 'district') {
  const { id } = await here.db
    .insertInto('operators')
    .values({ kind, label: kind, username: kind, password: await passwordHash() })
    .returning('id')
    .executeTakeFirstOrThrow();
  return id;
}

/** A school where a lesson is going on, with one caller of each sort. */
export async function makeScene(here: Installation, uai: string) {
  const school: School = await here.addSchool(uai);
  const personId = await addOthers(here, school.schoolId);
  const { teacher, meeting, links } = await planLesson(here, school);
  here.clock.now = () => new Date(meeting.startsAt);
  const hostSeat: Seat = { browser: teacher, seatId: await openLesson(teacher, meeting) };
  const others: Seat[] = [];
  for (const link of links) others.push(await knockWith(here, link));
  const pupil = await accountOf(here, school, staffNames.pupil);
  await here.db
    .insertInto('memberships')
    .values({
      school_id: school.schoolId,
      group_id: school.groupId,
      person_id: pupil.personId,
      role: 'pupil',
    })
    .execute();
  const operators = new Map<string, string>();
  for (const kind of ['host', 'district'] as const)
    operators.set(`operator:${kind}`, await addOperator(here, kind));
  const seats = new Map(seatNames.map((name, index) => [name, [hostSeat, ...others][index]]));
  const ids = {
    meetingId: meeting.meetingId,
    groupId: school.groupId,
    schoolId: school.schoolId,
    operatorId: operators.get('operator:district') ?? '',
    personId,
    seatId: others[0]?.seatId ?? '',
  };
  const marks = await here.db.selectFrom('seats').select(['id', 'mark_hash']).execute();
  const markOf = new Map(marks.map(({ id, mark_hash }) => [id, mark_hash]));
  return { here, school, seats, ids, markOf };
}

/**
 * Puts the lesson back as it was: what one caller was allowed to do must not decide for the next. Who was
 * refused did nothing: only what was let through is to be undone.
 */
export async function restore({ here, ids, seats, markOf }: Scene): Promise<void> {
  await suspendIn(here, ids.schoolId, null);
  await here.db
    .updateTable('meetings')
    .set({ state: 'open', ended_at: null })
    .where('id', '=', ids.meetingId)
    .execute();
  for (const [name, seat] of seats)
    await here.db
      .updateTable('seats')
      .set({
        // The end of a lesson forgets its browsers.
        mark_hash: markOf.get(seat?.seatId ?? '') ?? null,
        state: name === 'seat:excluded' ? 'excluded' : 'admitted',
        role: name === 'seat:host' ? 'host' : name === 'seat:guest' ? 'guest' : 'pupil',
      })
      .where('id', '=', seat?.seatId ?? '')
      .execute();
}

/** The account of a caller who has one. */
export const usernameOf = (caller: CallerName): string | undefined =>
  caller === 'seat:host' ? staffNames.teacher : staffNames[caller as keyof typeof staffNames];

/** One file of tests follows another in a process: what is kept is an installation's own. */
const kept = new WeakMap<Installation, Map<CallerName, Browser>>();
const browsersAt = (here: Installation): Map<CallerName, Browser> => {
  const browsers = kept.get(here) ?? new Map<CallerName, Browser>();
  kept.set(here, browsers);
  return browsers;
};

/** The caller's browser, signed in the first time; answers what was kept, whether its session still holds or not. */
export async function browserOf(scene: Scene, caller: CallerName): Promise<Browser> {
  const { here, school, seats } = scene;
  if (caller === 'anonymous') return here.browser();
  const seat = seats.get(caller as (typeof seatNames)[number]);
  if (seat && caller !== 'seat:host') return seat.browser;
  const browsers = browsersAt(here);
  const known = browsers.get(caller);
  if (known) return known;
  const browser = caller.startsWith('operator:')
    ? await operatorSignedIn(here, caller.slice('operator:'.length))
    : await signedIn(here, school, usernameOf(caller) ?? '');
  browsers.set(caller, browser);
  return browser;
}

/** Forgets the caller's browser when what was asked before signed it out. @returns whether it had to */
export async function forgetSignedOut({ here }: Scene, caller: CallerName): Promise<boolean> {
  const browsers = browsersAt(here);
  const known = browsers.get(caller);
  if (!known) return false;
  const path = caller.startsWith('operator:') ? '/api/operator/session' : '/api/session';
  if ((await known.get(path)).json().me) return false;
  browsers.delete(caller);
  return true;
}
