import type { Browser } from '../browser.ts';
import { knockWith, lessonStart, openLesson, planLesson } from '../lesson.ts';
import { signedIn } from '../installation.ts';
import { outcomeOf, secretIn, type Door, type DoorScene } from './door.ts';

/** A lesson at its hour, whose links are out. */
async function lessonOf({ here, school }: DoorScene) {
  here.clock.now = () => lessonStart;
  const planned = await planLesson(here, school);
  return { ...planned, path: `/api/meetings/${planned.meeting.meetingId}` };
}

const post = async (browser: Browser, path: string, body: object) =>
  outcomeOf(await browser.post(path, body));

/** Somebody inside the open lesson, by their link. */
async function inside(scene: DoorScene) {
  const { teacher, meeting, links } = await lessonOf(scene);
  const hostSeat = await openLesson(teacher, meeting);
  const { browser, seatId } = await knockWith(scene.here, links[0]);
  const admitted = await teacher.post(`/api/seats/${hostSeat}/class/admit`, { seatIds: [seatId] });
  if (admitted.statusCode >= 300) throw new Error(admitted.body);
  return { personId: links[0]?.person.personId ?? null, browser, seatId };
}

const cookieOf = ({ jar }: Browser) => [...jar].map((pair) => pair.join('=')).join('; ');

/** The ways into a lesson, and what is held in one. */
export const lessonDoors: readonly Door[] = [
  {
    name: 'a personal link',
    ready: async (scene) => {
      const { links } = await lessonOf(scene);
      const browser = scene.here.browser();
      const enter = () => post(browser, '/api/entry/claim', { secret: secretIn(links[0]) });
      return { personId: links[0]?.person.personId ?? null, enter };
    },
  },
  {
    name: 'the address of a calendar',
    ready: async ({ here, school }) => {
      const teacher = await signedIn(here, school, 'martin');
      const { address } = (await teacher.post('/api/calendar')).json() as { address: string };
      const { pathname } = new URL(address);
      const enter = async () => outcomeOf(await here.browser().get(pathname));
      return { personId: school.teacherId, enter };
    },
  },
  {
    name: 'an invited guest’s link',
    ready: async (scene) => {
      const { teacher, path } = await lessonOf(scene);
      const made = await teacher.post(`${path}/guests`, { given: 'Ana', family: 'Lopez' });
      const browser = scene.here.browser();
      const secret = secretIn(made.json().link);
      return { personId: null, enter: () => post(browser, '/api/entry/claim', { secret }) };
    },
  },
  {
    name: 'the class link',
    ready: async (scene) => {
      const { teacher, path } = await lessonOf(scene);
      const secret = secretIn((await teacher.post(`${path}/class-link`)).json().link);
      const browser = scene.here.browser();
      return { personId: null, enter: () => post(browser, '/api/entry/class-link', { secret }) };
    },
  },
  {
    name: 'a guest by the class link',
    ready: async (scene) => {
      const { teacher, path } = await lessonOf(scene);
      const secret = secretIn((await teacher.post(`${path}/class-link`)).json().link);
      await teacher.patch(`${path}/class-link`, { guests: true });
      const body = { secret, given: 'Ana', family: 'Lopez' };
      const browser = scene.here.browser();
      return { personId: null, enter: () => post(browser, '/api/entry/guest', body) };
    },
  },
  {
    name: 'the stream of a class',
    ready: async (scene) => {
      const { personId, browser, seatId } = await inside(scene);
      const enter = async () => {
        const reply = await scene.here.app.http.inject({
          url: `/api/seats/${seatId}/class/events?after=0`,
          headers: { cookie: cookieOf(browser) },
          payloadAsStream: true,
        });
        reply.stream().destroy();
        return reply.statusCode === 200 ? 'in' : String(reply.statusCode);
      };
      return { personId, enter };
    },
  },
  {
    name: 'the pass to sound and picture',
    ready: async (scene) => {
      const { personId, browser, seatId } = await inside(scene);
      const enter = async () => {
        const { statusCode } = await browser.get(`/media/${seatId}/rtc/validate`);
        // The gate says yes, and the engine of these tests is away.
        return statusCode === 503 ? 'in' : String(statusCode);
      };
      return { personId, enter };
    },
  },
];
