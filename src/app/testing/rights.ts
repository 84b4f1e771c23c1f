import { createAccountHashed } from '../../identity/server/index.ts';
import { createPeople } from '../../school/server/index.ts';
import type { RouteDefinition } from '../../platform/contract/route.ts';
import type { Browser } from './browser.ts';
import { passwordHash, signedIn, type Installation, type School } from './installation.ts';
import { knockWith, openLesson, planLesson } from './lesson.ts';
import { operatorSignedIn, suspendIn } from './operators.ts';
import { addBan } from './bans.ts';
import { requestOf } from './requests.ts';
import { accountOf, thingsFor } from './rights-things.ts';

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

/** Puts the lesson back as it was: what one caller was allowed to do must not decide for the next. */
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
const usernameOf = (caller: CallerName): string | undefined =>
  caller === 'seat:host' ? staffNames.teacher : staffNames[caller as keyof typeof staffNames];

const browsers = new Map<string, Browser>();

/** The caller's browser; signed in again when what was asked before signed it out. */
export async function browserOf(scene: Scene, caller: CallerName): Promise<Browser> {
  const { here, school, seats } = scene;
  if (caller === 'anonymous') return here.browser();
  const seat = seats.get(caller as (typeof seatNames)[number]);
  if (seat && caller !== 'seat:host') return seat.browser;
  const known = browsers.get(caller);
  if (caller.startsWith('operator:')) {
    if (known && (await known.get('/api/operator/session')).json().me) return known;
    const browser = await operatorSignedIn(here, caller.slice('operator:'.length));
    browsers.set(caller, browser);
    return browser;
  }
  if (known && (await known.get('/api/session')).json().me) return known;
  const browser = await signedIn(here, school, usernameOf(caller) ?? '');
  browsers.set(caller, browser);
  return browser;
}

const refusals = new Set([
  'unauthenticated',
  'forbidden',
  'contract_needed',
  'school_suspended',
  'not_found',
]);

/** `oui`: the rules let it through; `non`: they refuse; `404`: they hide it; `400`: ill asked. */
export type Cell = 'oui' | 'non' | '404' | '400';

/** Really calls a route as somebody; what happens after the rules said yes does not matter. */
export async function judge(
  scene: Scene,
  route: RouteDefinition,
  caller: CallerName,
): Promise<Cell> {
  const browser = await browserOf(scene, caller);
  const own = scene.seats.get(caller as (typeof seatNames)[number])?.seatId;
  const ids =
    own && !/class\.(admit|refuse|remove|rename|return|floor)/.test(route.id)
      ? { ...scene.ids, seatId: own }
      : scene.ids;
  const who = await accountOf(scene.here, scene.school, usernameOf(caller) ?? staffNames.head);
  const things = await thingsFor(scene.here, scene.school, route, who);
  // Lifted by whoever may: the next caller finds another.
  const banned = { ...scene.school, seatId: scene.seats.get('seat:excluded')?.seatId ?? '' };
  const ban = route.id === 'door.lift' ? { banId: await addBan(scene.here, banned) } : {};
  const { url, body } = requestOf(route, { ...ids, ...things, ...ban } as Record<string, string>);
  const reply = await scene.here.app.http.inject({
    method: route.method,
    url: ownPath(route, url, own),
    headers: {
      'x-preau': '1',
      cookie: [...browser.jar].map((pair) => pair.join('=')).join('; '),
    },
    ...(body && { payload: body }),
    payloadAsStream: true,
  });
  if (reply.statusCode < 300 && route.reply === 'events') {
    reply.stream().destroy();
    return 'oui';
  }
  const chunks: Buffer[] = [];
  for await (const chunk of reply.stream()) chunks.push(chunk as Buffer);
  for (const set of [reply.headers['set-cookie'] ?? []].flat()) keep(browser, set);
  if (reply.statusCode < 400) return 'oui';
  const { code } = JSON.parse(Buffer.concat(chunks).toString() || '{}') as { code?: string };
  if (code === 'not_found') return route.caller === 'seat' ? 'non' : '404';
  if (code === 'invalid_input') return '400';
  return refusals.has(code ?? '') ? 'non' : 'oui';
}

/** A seat calls in its own name, whoever it acts upon. */
const ownPath = (route: RouteDefinition, url: string, own: string | undefined) =>
  own && route.caller === 'seat' ? url.replace(/\/api\/seats\/[^/?]+/, `/api/seats/${own}`) : url;

function keep({ jar }: Browser, header: string): void {
  const [, name = '', value = ''] = /^([^=]+)=([^;]*)/.exec(header) ?? [];
  if (value === '') jar.delete(name);
  else jar.set(name, value);
}
