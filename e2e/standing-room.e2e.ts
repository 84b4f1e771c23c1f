import { renewLinks } from '../src/entry/contract/routes.ts';
import { admit } from '../src/live/contract/routes.ts';
import { readNext, turnPage } from '../src/live/contract/turn-routes.ts';
import { isInside, knockAt, turnOn } from './support/class.ts';
import { ask, registerGroup } from './support/database.ts';
import { engineOf } from './support/engine.ts';
import { hears, hearsNothing, sees, seesNobody } from './support/expect-media.ts';
import { look } from './support/look.ts';
import { packetsOf } from './support/packets.ts';
import type { Person } from './support/person.ts';
import type { Place } from './support/preau.ts';
import { knockBy, wallTime, type Teacher } from './support/school.ts';
import { expect, test } from './support/test.ts';

/** Names that no page, no program and no protocol holds by chance. */
const classes = {
  first: ['Kyvrault', 'Dwembrox', 'Yulkomir'],
  next: ['Tyrquast', 'Bhyptal'],
};
const named = (names: string[]) =>
  names.map((family, index) => ({ family, given: `Hj${index}${family}` }));

/** A lesson of a class of its own, from and to these minutes from now, with its links. */
async function aLesson(
  place: Place,
  teacher: Teacher,
  which: keyof typeof classes,
  [from, to]: [number, number],
) {
  const group = which === 'first' ? 'Grzmoty' : 'Wyxklam';
  const { username } = teacher.credentials;
  const names = named(classes[which]);
  const groupId = await registerGroup(place, { username, group, names });
  const [begins, ends] = [wallTime(teacher.zone, from), wallTime(teacher.zone, to)];
  const hours = { day: begins.day, from: begins.time, to: ends.time };
  const title = which === 'first' ? 'Zqalgèbre' : 'Xvgéométrie';
  const meeting = await teacher.plan(title, groupId, hours);
  const { links } = await teacher.caller.call(renewLinks, {
    params: { meetingId: meeting.meetingId },
    body: { personIds: null },
  });
  const [row] = await ask<{ media_room: string }>(
    place,
    'select media_room from meetings where id = $1',
    [meeting.meetingId],
  );
  return { meeting, links: links.map(({ link }) => link), room: row?.media_room ?? '' };
}

const seatOf = ({ page }: Person) => new URL(page.url()).pathname.split('/').pop() ?? '';

/** What somebody's own page is answered when it asks for a class, or opens a media line, by a seat. */
const tries = ({ page }: Person, seat: string): Promise<{ status: number; isOpen: boolean }> =>
  page.evaluate(async (seatId) => {
    const { status } = await fetch(`/api/seats/${seatId}/class`, { headers: { 'x-preau': '1' } });
    const isOpen = await new Promise<boolean>((resolve) => {
      const socket = new WebSocket(
        `${location.origin.replace('http', 'ws')}/media/${seatId}/rtc/v1?access_token=any`,
      );
      socket.addEventListener('message', () => resolve(true));
      socket.addEventListener('close', () => resolve(false));
    });
    return { status, isOpen };
  }, seat);

/** What this browser is answered, page or no page, with all that it holds. */
const answers = async ({ context }: Person, seat: string): Promise<number[]> => {
  const ways = [`/api/seats/${seat}/class`, `/media/${seat}/rtc/v1/validate?access_token=any`];
  const replies = await Promise.all(
    ways.map((way) => context.request.get(way, { headers: { 'x-preau': '1' } })),
  );
  return replies.map((reply) => reply.status());
};

test('two lessons in one room: those who wait for the next receive nothing of the first', async ({
  place,
  teacher,
  comes,
}, testInfo) => {
  test.setTimeout(300_000);
  const first = await aLesson(place, teacher, 'first', [-50, 5]);
  const next = await aLesson(place, teacher, 'next', [5, 55]);
  const hostSeat = await teacher.open(first.meeting);
  const host = await comes('Professeur', { paint: 'red', tone: 440 });
  await host.signIn(teacher.credentials);
  await host.page.goto(`/salle/${hostSeat}`);
  const early = await comes('Élève du premier cours', { paint: 'green', tone: 880 });
  await knockAt(early, first.links[0] ?? '');
  await teacher.caller.call(admit, { params: { seatId: hostSeat }, body: { seatIds: null } });
  for (const one of [host, early]) await isInside(one);

  const waiting = await comes('Élève du cours suivant', { wire: true, size: 'phone' });
  await knockAt(waiting, next.links[0] ?? '');
  await look(waiting, 'salle-attend-son-cours', testInfo);
  for (const one of [host, early]) await turnOn(one, 'Caméra', 'Micro');
  await sees(early, 'red');
  await hears(early, 440);
  // The first class lives on: somebody else knocks and enters.
  const other = await knockBy(place.ready.url, first.links[1] ?? '');
  const byName = { seatIds: [other.seatId] };
  await teacher.caller.call(admit, { params: { seatId: hostSeat }, body: byName });
  const chip = host.page.getByRole('button', { name: '1 élève de Wyxklam attend' });
  // The page asks again every quarter of a minute.
  await expect(chip).toBeVisible({ timeout: 40_000 });
  await look(host, 'salle-classe-suivante', testInfo);

  const [earlySeat, waitingSeat] = [seatOf(early), seatOf(waiting)];
  waiting.watch.expect(/status of 40[34]/, /WebSocket connection/);
  for (const seat of [hostSeat, earlySeat, other.seatId, waitingSeat]) {
    const { status, isOpen } = await tries(waiting, seat);
    expect([403, 404]).toContain(status);
    expect(isOpen, 'a media line of the first class').toBe(false);
  }
  expect((await packetsOf(early)).received, 'packets are counted').toBeGreaterThan(100);
  expect(await packetsOf(waiting)).toEqual({ lines: 0, received: 0 });
  const engine = engineOf(place);
  const rooms = async () => (await engine.listRooms()).map(({ name }) => name);
  expect(await rooms()).toContain(first.room);
  expect(await rooms()).not.toContain(next.room);
  const told = { names: [...classes.first, 'Grzmoty', 'Zqalg'], seats: [earlySeat, other.seatId] };
  const heldOf = (what: string[]) => {
    const all = [waiting.wire?.kept() ?? Buffer.alloc(0), Buffer.from(waiting.watch.texts.join())];
    return what.filter((text) => all.some((bytes) => bytes.includes(text)));
  };
  expect(heldOf(['Xvg', 'Wyxklam']), 'the wire is read').toEqual(['Xvg', 'Wyxklam']);
  expect(heldOf(told.names)).toEqual([]);
  expect(waiting.watch.events.filter(({ type }) => !type.startsWith('lobby.'))).toEqual([]);
  const eventsBefore = waiting.watch.events.length;

  await chip.click();
  await look(host, 'salle-tourner-la-page', testInfo);
  for (const one of [host, early]) one.watch.expect(/status of 40[34]/, /WebSocket connection/);
  await host.page.getByRole('dialog').getByRole('button', { name: 'Tourner la page' }).click();
  await expect(early.page.getByRole('heading', { name: 'Le cours est fini' })).toBeVisible();
  await seesNobody(early);
  await hearsNothing(early);
  await expect.poll(() => seatOf(host)).not.toBe(hostSeat);
  for (const one of [host, waiting]) await isInside(one);
  await expect(host.page.getByRole('heading', { name: 'Wyxklam · Xvgéométrie' })).toBeVisible();
  await sees(waiting, 'red');
  await hears(waiting, 440);
  await look(host, 'salle-page-tournee', testInfo);

  expect(eventsBefore, 'events before the page was turned').toBe(0);
  expect((await packetsOf(waiting)).received).toBeGreaterThan(0);
  expect((await waiting.tones()).every((tone) => Math.abs(tone - 440) < 30)).toBe(true);
  expect(heldOf([...told.names, first.room]), 'of the first class, to the end').toEqual([]);
  expect(heldOf(told.seats.map((seat) => `"${seat}"`))).toEqual([]);
  const present = await engine.listParticipants(next.room);
  expect(present.map(({ identity }) => identity).sort()).toEqual(
    [seatOf(host), waitingSeat].sort(),
  );
  expect(await rooms()).not.toContain(first.room);

  // None of the first class gets into the second.
  for (const seat of [seatOf(host), waitingSeat, earlySeat])
    for (const status of await answers(early, seat)) expect([403, 404]).toContain(status);
  const params = { seatId: other.seatId };
  expect((await other.caller.status(readNext, { params })).status).toBe(404);
  const again = { params, body: { meetingId: next.meeting.meetingId } };
  expect((await other.caller.status(turnPage, again)).status).toBe(404);
});
