import { RoomServiceClient } from 'livekit-server-sdk';
import { freePorts } from '../../../launcher/ports.ts';
import { seatRoles, type SeatRole } from '../../access/contract/actors.ts';
import type { RightLayer, RightSettings } from '../../access/contract/rights.ts';
import type { Classroom } from '../../live/contract/routes.ts';
import { openTestEngine } from '../../live/server/media/testing/engine.ts';
import { openLine, type RawLine } from '../../live/server/media/testing/clients.ts';
import { addMembers, createPeople } from '../../school/server/index.ts';
import { until } from '../../platform/server/testing/until.ts';
import type { Browser } from './browser.ts';
import { openInstallation, signedIn, type Installation } from './installation.ts';
import { knockWith, openLesson, planLesson } from './lesson.ts';
import { openServerProcess } from './server-process.ts';

/** Somebody in the lesson, by a browser and a bare line. */
export type Sitter = { seatId: string; role: SeatRole; browser: Browser; line: RawLine | null };

export type Scene = Awaited<ReturnType<typeof openScene>>;

/** Colleagues meet among themselves: a lesson has none, and no layer of a school or a class reaches them. */
const learnerRoles = seatRoles.filter((role) => role !== 'host' && role !== 'colleague');

/** An installation whose pages go through a server of its own, with a real engine: that server may be killed. */
async function openParts() {
  const stack = new AsyncDisposableStack();
  const [port = 0] = await freePorts(1);
  const engine = stack.use(await openTestEngine(`http://127.0.0.1:${port}/api/media/reports`));
  const { url, apiKey, apiSecret } = engine.media;
  const settings = { LIVEKIT_URL: url, LIVEKIT_API_KEY: apiKey, LIVEKIT_API_SECRET: apiSecret };
  const here = stack.use(await openInstallation(settings));
  const server = stack.use(await openServerProcess(here.url, settings, port));
  const rooms = new RoomServiceClient(url.replace(/^ws/, 'http'), apiKey, apiSecret);
  return { here, server, port, rooms, [Symbol.asyncDispose]: () => stack.disposeAsync() };
}

/** Pupils enough for each role twice, and two more, who show themselves. */
async function addPupils({ app }: Installation, group: { schoolId: string; groupId: string }) {
  await app.core.transact(async (trx) => {
    const names = ['Faure', 'Gallet', 'Henry', 'Imbert', 'Joly'];
    const ids = await createPeople(
      trx,
      group.schoolId,
      names.map((family) => ({ role: 'pupil', name: { family, given: 'Lou', title: null } })),
    );
    await addMembers(trx, group, { pupilIds: ids, teacherIds: [] });
  });
}

/**
 * A lesson that goes on, with somebody of each role inside, somebody of each at the door, and two pupils who
 * show themselves, one in the main room and one wherever the others are in breakouts. Commands go through one server, pages and lines through another.
 */
export async function openScene() {
  const parts = await openParts();
  const { here, port } = parts;
  const school = await here.addSchool('0750001U');
  await addPupils(here, school);
  const { teacher, meeting, links } = await planLesson(here, school);
  const minutes = (count: number) => new Date(Date.now() + count * 60_000);
  await here.db
    .updateTable('meetings')
    .set({ starts_at: minutes(-5), ends_at: minutes(60) })
    .execute();
  const { media_room: room } = await here.db
    .selectFrom('meetings')
    .select('media_room')
    .executeTakeFirstOrThrow();
  const host: Sitter = {
    seatId: await openLesson(teacher, meeting),
    role: 'host',
    browser: teacher,
    line: null,
  };
  const lead = async (path: string, body: object) => {
    const reply = await teacher.post(`/api/seats/${host.seatId}/${path}`, body);
    if (reply.statusCode >= 300) throw new Error(`${path}: ${reply.body}`);
  };
  const command = (name: string, body: object) => lead(`class/${name}`, body);
  const knock = async (index: number, role: SeatRole): Promise<Sitter> => {
    const seat = await knockWith(here, links[index]);
    await here.db.updateTable('seats').set({ role }).where('id', '=', seat.seatId).execute();
    return { ...seat, role, line: null };
  };
  const inside = await Promise.all(learnerRoles.map((role, index) => knock(index, role)));
  const shown = await knock(2 * learnerRoles.length, 'pupil');
  const shownThere = await knock(2 * learnerRoles.length + 1, 'pupil');
  await command('admit', { seatIds: [...inside, shown, shownThere].map(({ seatId }) => seatId) });
  const late = await Promise.all(
    learnerRoles.map((role, index) => knock(learnerRoles.length + index, role)),
  );
  const head = await signedIn(here, school, 'chef');
  return {
    ...parts,
    school,
    meeting,
    room,
    host,
    shown,
    shownThere,
    inside: [host, ...inside],
    late,
    command,
    breakout: (name: string, body: object) => lead(`breakouts${name}`, body),
    /** Whom the roll call says present, by their seats. */
    listPresent: async (): Promise<string[]> =>
      (await teacher.get(`/api/meetings/${meeting.meetingId}/roll-call/present`)).json().seatIds,
    head,
    url: `http://127.0.0.1:${port}`,
  };
}

export const cookieOf = ({ browser }: Pick<Sitter, 'browser'>) =>
  [...browser.jar].map((pair) => pair.join('=')).join('; ');

/** Asks the server through which pages go. */
export const ask = (
  { url }: Pick<Scene, 'url'>,
  sitter: Sitter,
  path: string,
  body?: object,
): Promise<Response> =>
  fetch(`${url}/api/seats/${sitter.seatId}/${path}`, {
    method: body ? 'POST' : 'GET',
    headers: {
      'x-preau': '1',
      cookie: cookieOf(sitter),
      ...(body && { 'content-type': 'application/json' }),
    },
    ...(body && { body: JSON.stringify(body) }),
  });

export const readClass = async (scene: Scene, sitter: Sitter): Promise<Classroom> =>
  (await ask(scene, sitter, 'class')).json() as Promise<Classroom>;

/** The breakout where somebody is, and its room in the engine, as the database has it. */
export async function placeOf({ here, room }: Scene, { seatId }: Sitter) {
  const place = await here.db
    .selectFrom('breakout_places')
    .select(['breakout_id as breakoutId', 'media_room as room'])
    .where('seat_id', '=', seatId)
    .executeTakeFirst();
  return place ?? { breakoutId: null, room };
}

/**
 * Opens somebody’s media line anew, once the engine has forgotten the one before. It strikes who leaves off its
 * list by identity alone (`DeleteParticipant`), so that a seat that comes again within that millisecond may be
 * struck in the place of its elder: it is in the room then, and listed with its first media at the latest. A page
 * brings media; these bare lines never do.
 */
export async function connect(scene: Scene, sitter: Sitter): Promise<void> {
  sitter.line?.socket.close();
  await sitter.line?.closed;
  const { room } = await placeOf(scene, sitter);
  await until('the engine has forgotten the line before', async () => {
    const people = await scene.rooms.listParticipants(room);
    return !people.some(({ identity }) => identity === sitter.seatId);
  });
  const { port } = scene;
  const holder = { seatId: sitter.seatId, mark: '' };
  sitter.line = await openLine(port, holder, { cookie: cookieOf(sitter) });
}

/** Whether the engine closed somebody's line, as it does after a minute without media. */
export const isClosed = ({ line }: Sitter): boolean => line?.socket.readyState === WebSocket.CLOSED;

/**
 * Asks the engine something on somebody's line, and waits for its answer. Whose line the engine closes meanwhile
 * comes again and asks anew.
 * @param answered what was answered so far, or `null`
 */
export async function askOnLine<T extends string | boolean>(
  scene: Scene,
  sitter: Sitter,
  { what, question, answered }: { what: string; question: Uint8Array; answered: () => T | null },
): Promise<T> {
  for (;;) {
    if (isClosed(sitter)) await connect(scene, sitter);
    sitter.line?.socket.send(question);
    const { answer } = await until(what, () => {
      const answer = answered();
      return answer !== null || isClosed(sitter) ? { answer } : null;
    });
    if (answer !== null) return answer;
  }
}

/** How each layer is set, as its pages set it: a layer that is added does not compile without its way. */
export const setLayer: Record<
  RightLayer,
  (scene: Scene, rights: Record<string, boolean | null>, learners: Sitter[]) => Promise<unknown>
> = {
  school: ({ head }, rights) => head.post('/api/school/rights', { rights }),
  class: ({ head, school }, rights) =>
    head.post(`/api/groups/${school.groupId}/rights`, { rights }),
  meeting: ({ command }, rights) => command('rights', { seatIds: null, rights }),
  person: ({ command }, rights, learners) =>
    command('rights', { seatIds: learners.map(({ seatId }) => seatId), rights }),
};

/** Puts one’s own switches above all layers. */
export const setOwn = ({ command }: Scene, { seatId }: Sitter, rights: RightSettings) =>
  command('rights', { seatIds: [seatId], rights });
