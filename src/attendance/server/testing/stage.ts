import { randomUUID } from 'node:crypto';
import type { Browser } from '../../../app/testing/browser.ts';
import type { Installation, School } from '../../../app/testing/installation.ts';
import { lessonStart, openLesson, planLesson, secretOf } from '../../../app/testing/lesson.ts';
import type { EntryLinkView } from '../../../entry/contract/routes.ts';
import { engineReportType } from '../../../live/contract/webhook.ts';
import { signReport } from '../../../live/server/media/testing/sign-report.ts';
import type { RollCall } from '../../contract/routes.ts';
import { createGroup, createPeople } from '../../../school/server/index.ts';

export type PupilName = { family: string; given: string };

/** Why the engine says that somebody left: livekit's `DisconnectReason`. */
const reasons = { goodbye: 1, otherDevice: 2, timeout: 14, roomDeleted: 5 } as const;

type Held = { browser: Browser; seatId: string; sid: string | null; joinedAt: Date };

/** A group of the school's teacher with these pupils. */
export const addGroup = (
  here: Installation,
  school: School,
  pupils: readonly PupilName[],
  name = '5e C',
) =>
  here.app.core.transact(async (trx) => {
    const { schoolId, teacherId } = school;
    const pupilIds = await createPeople(
      trx,
      schoolId,
      pupils.map((pupil) => ({ role: 'pupil', name: { ...pupil, title: null } })),
    );
    const members = { pupilIds, teacherIds: [teacherId] };
    return createGroup(trx, schoolId, { name, kind: 'division', ...members });
  });

/** A lesson to be played by the clock: each act goes through the real routes, or is a report of the engine. */
export async function openStage(here: Installation, school: School, groupId: string) {
  const planned = await planLesson(here, { ...school, groupId });
  const { teacher, meeting } = planned;
  const { meetingId } = meeting;
  const { media_room: room } = await here.db
    .selectFrom('meetings')
    .select('media_room')
    .where('id', '=', meetingId)
    .executeTakeFirstOrThrow();
  const seats = new Map<string, Held>();
  let hostSeat = '';

  const ok = ({ statusCode, body }: { statusCode: number; body: string }) => {
    if (statusCode >= 300) throw new Error(`${statusCode} ${body}`);
  };
  const linkOf = (links: readonly EntryLinkView[], name: string) =>
    links.find(({ person: { name: own } }) => `${own.family} ${own.given}` === name);
  const held = (name: string): Held => {
    const found = seats.get(name);
    if (!found) throw new Error(`${name} has not come`);
    return found;
  };

  /** What the engine says of a stay. */
  const report = async (event: string, seat: Held, sid: string, disconnectReason = 0) => {
    const { http, core } = here.app;
    const body = JSON.stringify({
      event,
      id: `EV_${randomUUID()}`,
      room: { name: room, sid: 'RM_1' },
      participant: {
        identity: seat.seatId,
        sid,
        joinedAt: String(Math.floor(seat.joinedAt.getTime() / 1_000)),
        joinedAtMs: String(seat.joinedAt.getTime()),
        disconnectReason,
      },
    });
    const { signature } = await signReport(core.config.media, body);
    const headers = { 'content-type': engineReportType, authorization: signature };
    ok(await http.inject({ method: 'POST', url: '/api/media/reports', headers, payload: body }));
  };
  const joins = async (seat: Held) => {
    seat.sid = `PA_${randomUUID()}`;
    seat.joinedAt = here.clock.now();
    await report('participant_joined', seat, seat.sid);
  };
  const goes = async (seat: Held, reason: keyof typeof reasons) => {
    const { sid } = seat;
    seat.sid = null;
    if (sid !== null) await report('participant_left', seat, sid, reasons[reason]);
  };
  const asHost = async (act: string, body: object) =>
    ok(await teacher.post(`/api/seats/${hostSeat}/class/${act}`, body));
  const admits = ({ seatId }: Held) => asHost('admit', { seatIds: [seatId] });

  const opens = async (name: string, link: EntryLinkView | undefined) => {
    const browser = here.browser();
    const reply = await browser.post('/api/entry/claim', { secret: secretOf(link) });
    ok(reply);
    const { seatId } = reply.json() as { seatId: string };
    seats.set(name, { browser, seatId, sid: null, joinedAt: here.clock.now() });
  };
  const knocks = async (name: string) => {
    if (!seats.has(name)) await opens(name, linkOf(planned.links, name));
    const { browser, seatId } = held(name);
    ok(await browser.post(`/api/seats/${seatId}/knock`));
  };

  const acts = {
    opens: (name: string) => opens(name, linkOf(planned.links, name)),
    knocks,
    admitted: (name: string) => admits(held(name)),
    joins: (name: string) => joins(held(name)),
    enters: async (name: string) => {
      await admits(held(name));
      await joins(held(name));
    },
    leaves: async (name: string) => {
      const { browser, seatId } = held(name);
      ok(await browser.post(`/api/seats/${seatId}/leave`));
      await goes(held(name), 'goodbye');
    },
    closes: (name: string) => goes(held(name), 'goodbye'),
    cut: (name: string) => goes(held(name), 'timeout'),
    /** The same link on a second device of the same browser profile: the engine puts out the first. */
    doubles: async (name: string) => {
      const seat = held(name);
      const [first, since] = [seat.sid ?? '', seat.joinedAt];
      await joins(seat);
      await report('participant_left', { ...seat, joinedAt: since }, first, reasons.otherDevice);
    },
    /** The teacher makes a new link for who changed tablets; everything begins again there. */
    moves: async (name: string) => {
      const link = linkOf(planned.links, name);
      const personIds = [link?.person.personId];
      const renewed = await teacher.post(`/api/meetings/${meetingId}/links`, { personIds });
      ok(renewed);
      await opens(name, renewed.json().links[0]);
      await knocks(name);
      await acts.enters(name);
    },
    refused: (name: string) => asHost('refuse', { seatIds: [held(name).seatId] }),
    excluded: async (name: string) => {
      await asHost('remove', { seatId: held(name).seatId });
      await goes(held(name), 'timeout');
    },
  };
  type Act = keyof typeof acts;

  /** Moves the clock to a time of that day, in Paris. */
  const setClock = (time: string) => {
    const [hours = 0, minutes = 0, seconds = 0] = time.split(':').map(Number);
    const at = new Date(lessonStart);
    at.setUTCHours(hours - 1, minutes, seconds);
    here.clock.now = () => at;
  };

  return {
    teacher,
    meetingId,
    path: `/api/meetings/${meetingId}/roll-call`,
    setClock,
    open: async (time: string) => {
      setClock(time);
      hostSeat = await openLesson(teacher, meeting);
    },
    /** Plays what each pupil does, all of it in the order of the hours: `10:03 knocks, 10:06 enters`. */
    play: async (stories: Readonly<Record<string, string>>) => {
      const all = Object.entries(stories).flatMap(([name, story]) =>
        story.split(', ').flatMap((told) => {
          const [time = '', act = ''] = told.split(' ');
          return act === '' ? [] : [{ name, time, act: act as Act }];
        }),
      );
      for (const { name, time, act } of all.sort((a, b) => a.time.localeCompare(b.time))) {
        setClock(time);
        await acts[act](name);
      }
    },
    end: async (time: string) => {
      setClock(time);
      ok(await teacher.post(`/api/meetings/${meetingId}/end`));
      for (const seat of seats.values()) await goes(seat, 'roomDeleted');
    },
    read: async (browser: Browser = teacher): Promise<RollCall> =>
      (await browser.get(`/api/meetings/${meetingId}/roll-call`)).json(),
  };
}

export type Stage = Awaited<ReturnType<typeof openStage>>;
