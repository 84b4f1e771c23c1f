import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import {
  openInstallation,
  signedIn,
  type Installation,
  type School,
} from '../../app/testing/installation.ts';
import { knockWith, lessonStart, openLesson, planLesson } from '../../app/testing/lesson.ts';
import type { Browser } from '../../app/testing/browser.ts';
import { openStreamCount } from '../../platform/server/events/index.ts';
import { until } from '../../platform/server/testing/until.ts';
import { deleteOldLinks } from './links.store.ts';

let here: Installation;
let school: School;
beforeAll(async () => {
  here = await openInstallation();
  school = await here.addSchool('0750001U');
});
afterAll(() => here[Symbol.asyncDispose]());
beforeEach(() => {
  here.clock.now = () => lessonStart;
});

const secretIn = (link: string) => new URL(link).hash.slice(1);
const zoe = { given: 'Zoé', family: 'Durand' };

/** A lesson going on, with a class link by which guests may knock. */
async function withClassLink(guests = true) {
  const { teacher, meeting, links } = await planLesson(here, school);
  const host = await openLesson(teacher, meeting);
  const path = `/api/meetings/${meeting.meetingId}`;
  const made = await teacher.post(`${path}/class-link`);
  const { link } = made.json() as { link: string };
  if (guests) await teacher.patch(`${path}/class-link`, { guests: true });
  const classOf = async () => (await teacher.get(`/api/seats/${host}/class`)).json();
  return { teacher, meeting, links, host, path, secret: secretIn(link), link, classOf };
}
const enter = (browser: Browser, secret: string, name: { given: string; family: string } = zoe) =>
  browser.post('/api/entry/guest', { secret, ...name });
const knockAs = async (secret: string, name = zoe) => {
  const browser = here.browser();
  const { seatId } = (await enter(browser, secret, name)).json() as { seatId: string };
  await browser.post(`/api/seats/${seatId}/knock`);
  return { browser, seatId };
};

describe('a class link', () => {
  it('is /c# and a secret of 256 bits, kept as a hash', async () => {
    const { link, secret } = await withClassLink();
    expect(new URL(link).pathname).toBe('/c');
    expect(Buffer.from(secret, 'base64url')).toHaveLength(32);
    const kept = await here.db.selectFrom('class_links').selectAll().execute();
    expect(JSON.stringify(kept)).not.toContain(secret);
  });

  it('leads to sign-in and no guest to the door, until the teacher says so for this meeting', async () => {
    const { secret, path, teacher, meeting } = await withClassLink(false);
    const opened = await here.browser().post('/api/entry/class-link', { secret });
    expect(opened.json()).toEqual({ meetingId: meeting.meetingId, guests: false });
    expect((await enter(here.browser(), secret)).json().code).toBe('entry.link_unknown');
    await teacher.patch(`${path}/class-link`, { guests: true });
    expect((await enter(here.browser(), secret)).statusCode).toBe(200);
    const next = await withClassLink(false);
    expect((await next.teacher.get(`${next.path}/links`)).json().classLink.guests).toBe(false);
  });

  it('answers nothing of the class, opens at the hour and closes at the end', async () => {
    const { secret } = await withClassLink();
    const at = async (iso: string) => {
      here.clock.now = () => new Date(iso);
      return (await here.browser().post('/api/entry/class-link', { secret })).json();
    };
    expect((await at('2026-03-24T08:54:59Z')).code).toBe('entry.too_early');
    const opened = await at('2026-03-24T08:55:00Z');
    expect(Object.keys(opened).sort()).toEqual(['guests', 'meetingId']);
    expect((await at('2026-03-24T09:54:59Z')).guests).toBe(true);
    expect((await at('2026-03-24T09:55:00Z')).code).toBe('entry.link_unknown');
  });

  it('is dead as soon as another one is made', async () => {
    const { secret, path, teacher } = await withClassLink();
    const waiting = await knockAs(secret);
    await teacher.post(`${path}/class-link`);
    const opened = await here.browser().post('/api/entry/class-link', { secret });
    expect(opened.json().code).toBe('entry.link_unknown');
    expect((await waiting.browser.get(`/api/seats/${waiting.seatId}`)).statusCode).toBe(404);
  });
});

describe('a guest who comes by it', () => {
  it('waits as a stranger: flagged as a guest, and not let in with the class', async () => {
    const { secret, links, classOf, teacher, host } = await withClassLink();
    const guest = await knockAs(secret);
    const pupil = await knockWith(here, links[0]);
    const { knocking } = await classOf();
    expect(knocking).toMatchObject([
      { name: { ...zoe, title: null }, guest: 'class_link', expected: false, resembles: null },
      { guest: null, expected: true },
    ]);
    const admitted = await teacher.post(`/api/seats/${host}/class/admit`, { seatIds: null });
    expect(admitted.json().admitted).toEqual([pupil.seatId]);
    await teacher.post(`/api/seats/${host}/class/admit`, { seatIds: [guest.seatId] });
    const seen = (await guest.browser.get(`/api/seats/${guest.seatId}/class`)).json();
    expect(seen.me.role).toBe('guest');
    expect(seen.seats).toContainEqual(
      expect.objectContaining({ seatId: guest.seatId, role: 'guest' }),
    );
    expect([seen.knocking, seen.missing, seen.devices]).toEqual([[], [], []]);
  });

  it('learns the hours at the door and nothing else, and is spoken to as an adult', async () => {
    const { secret, meeting, teacher, host } = await withClassLink();
    const browser = here.browser();
    const seat = (await enter(browser, secret)).json();
    expect(seat).toMatchObject({ role: 'guest', state: 'claimed', address: 'vous', name: zoe });
    expect(seat.meeting.about).toBeNull();
    const knocked = (await browser.post(`/api/seats/${seat.seatId}/knock`)).json();
    for (const told of [seat, knocked])
      for (const secretName of ['Amrani', 'Martin', meeting.title, String(meeting.group?.name)])
        expect(JSON.stringify(told)).not.toContain(secretName);
    await teacher.post(`/api/seats/${host}/class/admit`, { seatIds: [seat.seatId] });
    const known = (await browser.get(`/api/seats/${seat.seatId}`)).json();
    expect(known.meeting.about).toMatchObject({ title: meeting.title });
  });

  it('is one guest in one browser, whose name is fixed by the first knock', async () => {
    const { secret } = await withClassLink();
    const browser = here.browser();
    const first = (await enter(browser, secret)).json();
    const corrected = (await enter(browser, secret, { given: 'Zoé', family: 'Durant' })).json();
    expect([corrected.seatId, corrected.name.family]).toEqual([first.seatId, 'Durant']);
    await browser.post(`/api/seats/${first.seatId}/knock`);
    const later = (await enter(browser, secret, { given: 'Autre', family: 'Nom' })).json();
    expect([later.seatId, later.name.family]).toEqual([first.seatId, 'Durant']);
  });

  it.each([
    ['a right-to-left override', { given: 'Zoé', family: '\u202Edurand' }, 'entry.name_unfit'],
    ['two scripts', { given: 'Zоé', family: 'Durand' }, 'entry.name_unfit'],
    ['ten thousand letters', { given: 'a'.repeat(10_000), family: 'b' }, 'invalid_input'],
    ['the teacher’s name', { given: 'Mme', family: 'Martin' }, 'entry.name_taken'],
    ['the teacher’s name, disguised', { given: 'Sylvie', family: 'Martln' }, 'entry.name_taken'],
  ])('is refused with %s', async (_what, name, code) => {
    const { secret, classOf } = await withClassLink();
    expect((await enter(here.browser(), secret, name)).json().code).toBe(code);
    expect((await classOf()).knocking).toEqual([]);
  });

  it('is flagged with the name of an absent pupil, and told nothing of it', async () => {
    const { secret, classOf } = await withClassLink();
    // Given names of these schools are their codes; a guest has letters only.
    await here.db
      .updateTable('people')
      .set({ given_name: 'Yanis' })
      .where('id', '=', school.pupilIds[0] ?? '')
      .execute();
    const copy = await knockAs(secret, { given: 'Yaniss', family: 'Amrani' });
    const { knocking } = await classOf();
    expect(knocking).toMatchObject([
      { seatId: copy.seatId, expected: false, resembles: { family: 'Amrani', given: 'Yanis' } },
    ]);
    const own = (await copy.browser.get(`/api/seats/${copy.seatId}`)).body;
    expect(own).not.toContain('resembles');
  });

  it('stands outside again when the teacher lets guests in no more; one who is inside stays', async () => {
    const { secret, teacher, host, path } = await withClassLink();
    const [inside, waiting] = [
      await knockAs(secret),
      await knockAs(secret, { given: 'Inès', family: 'Benali' }),
    ];
    await teacher.post(`/api/seats/${host}/class/admit`, { seatIds: [inside.seatId] });
    const lobby = waiting.browser.get(`/api/seats/${waiting.seatId}/lobby?after=0`);
    await until('the stream is open', () => openStreamCount() === 1);
    await teacher.patch(`${path}/class-link`, { guests: false });
    expect((await lobby).body).toContain('event: lobby.moved');
    expect((await waiting.browser.get(`/api/seats/${waiting.seatId}`)).statusCode).toBe(404);
    expect((await inside.browser.get(`/api/seats/${inside.seatId}/class`)).statusCode).toBe(200);
  });

  it('excluded, is not back in the same browser', async () => {
    const { secret, teacher, host } = await withClassLink();
    const guest = await knockAs(secret);
    await teacher.post(`/api/seats/${host}/class/remove`, { seatId: guest.seatId });
    expect((await enter(guest.browser, secret)).json().code).toBe('entry.excluded');
  });

  it('is refused when a hundred hold seats already', async () => {
    const { secret } = await withClassLink();
    const letters = 'abcdefghij';
    for (let at = 0; at < 100; at++) {
      const family = `Durand${letters[Math.floor(at / 10)]}${letters[at % 10]}`;
      expect((await enter(here.browser(), secret, { given: 'Zoé', family })).statusCode).toBe(200);
    }
    expect((await enter(here.browser(), secret)).json().code).toBe('entry.guests_full');
  });
});

describe('a guest whom a teacher invites', () => {
  const invite = async (lesson: Awaited<ReturnType<typeof withClassLink>>, name = zoe) =>
    (await lesson.teacher.post(`${lesson.path}/guests`, name)).json() as {
      guest: { guestId: string };
      link: string;
    };

  it('has a link of their own to this meeting, as a guest, named by the teacher', async () => {
    const lesson = await withClassLink(false);
    const { link, guest } = await invite(lesson);
    const came = await knockWith(here, { link } as never);
    expect((await lesson.classOf()).knocking).toMatchObject([
      { name: zoe, guest: 'invited', expected: false },
    ]);
    const second = here.browser();
    const reply = await second.post('/api/entry/claim', { secret: secretIn(link) });
    expect(reply.json().code).toBe('entry.link_taken');
    expect((await lesson.classOf()).devices).toMatchObject([{ name: zoe }]);
    const door = (await lesson.teacher.get(`${lesson.path}/links`)).json();
    expect(door.guests).toMatchObject([{ guestId: guest.guestId, name: zoe, opened: true }]);
    expect((await came.browser.get(`/api/seats/${came.seatId}`)).json().role).toBe('guest');
  });

  it('is out at once when the invitation is taken back, or the link renewed', async () => {
    const lesson = await withClassLink(false);
    const { link, guest } = await invite(lesson);
    const came = await knockWith(here, { link } as never);
    const renewed = await lesson.teacher.post(`${lesson.path}/guests/${guest.guestId}/link`);
    expect((await came.browser.get(`/api/seats/${came.seatId}`)).statusCode).toBe(404);
    const back = await knockWith(here, renewed.json());
    expect(back.seatId).toBe(came.seatId);
    const gone = await lesson.teacher.send('DELETE', `${lesson.path}/guests/${guest.guestId}`);
    expect(gone.statusCode).toBe(204);
    expect((await back.browser.get(`/api/seats/${back.seatId}`)).statusCode).toBe(404);
    const again = await here
      .browser()
      .post('/api/entry/claim', { secret: secretIn(renewed.json().link) });
    expect(again.json().code).toBe('entry.link_unknown');
    expect((await lesson.teacher.get(`${lesson.path}/links`)).json().guests).toEqual([]);
  });

  it('gives no e-mail address: nobody’s can be typed, a pupil’s least of all', async () => {
    const lesson = await withClassLink(false);
    for (const body of [
      { ...zoe, email: 'zoe@exemple.fr' },
      { given: 'zoe@exemple.fr', family: 'Durand' },
    ]) {
      const reply = await lesson.teacher.post(`${lesson.path}/guests`, body);
      expect([400, 422]).toContain(reply.statusCode);
    }
    const byMail = { personIds: null, emails: ['zoe@exemple.fr'] };
    expect((await lesson.teacher.post(`${lesson.path}/links`, byMail)).statusCode).toBe(400);
    expect((await lesson.teacher.get(`${lesson.path}/links`)).json().guests).toEqual([]);
  });

  it('is a stranger to other teachers, and to other meetings', async () => {
    const lesson = await withClassLink(false);
    const { guest } = await invite(lesson);
    const colleague = await signedIn(here, school, 'autre');
    expect((await colleague.post(`${lesson.path}/guests`, zoe)).statusCode).toBe(403);
    const other = await withClassLink(false);
    const reply = await other.teacher.send('DELETE', `${other.path}/guests/${guest.guestId}`);
    expect(reply.json().code).toBe('not_found');
  });
});

describe('renewing every link of a meeting', () => {
  it('kills them all at once, inside as at the door, and gives new ones of each kind', async () => {
    const lesson = await withClassLink();
    const { teacher, host, path, secret, links } = lesson;
    const invited = (
      await teacher.post(`${path}/guests`, { given: 'Ana', family: 'Lopez' })
    ).json();
    const held = [
      await knockWith(here, links[0]),
      await knockWith(here, invited),
      await knockAs(secret),
    ];
    await teacher.post(`/api/seats/${host}/class/admit`, {
      seatIds: held.map(({ seatId }) => seatId),
    });
    const streams = held.map(({ browser, seatId }) =>
      browser.get(`/api/seats/${seatId}/class/events?after=0`),
    );
    await until('the streams are open', () => openStreamCount() === 3);
    const since = Date.now();
    const rotated = (await teacher.post(`${path}/links/rotate`)).json();
    await Promise.all(streams);
    expect(Date.now() - since).toBeLessThan(1_000);
    for (const { browser, seatId } of held)
      expect((await browser.get(`/api/seats/${seatId}/class`)).statusCode).toBe(404);
    expect(rotated.links).toHaveLength(3);
    expect(rotated.guests).toMatchObject([{ guest: { name: { family: 'Lopez' } } }]);
    expect((await enter(here.browser(), secret)).json().code).toBe('entry.link_unknown');
    const fresh = secretIn(rotated.classLink);
    expect((await enter(here.browser(), fresh)).statusCode).toBe(200);
    expect((await knockWith(here, rotated.guests[0])).seatId).toBe(held[1]?.seatId);
    // The teacher, by their account, never left.
    expect((await lesson.classOf()).seats).toHaveLength(1);
  });
});

describe('when the meeting is over', () => {
  it('its class link and invitations are deleted; its guests go with its working data', async () => {
    const lesson = await withClassLink();
    const { teacher, meeting, path, secret } = lesson;
    await teacher.post(`${path}/guests`, zoe);
    await knockAs(secret, { given: 'Inès', family: 'Benali' });
    await teacher.post(`${path}/end`);
    const of = (table: 'class_links' | 'entry_links' | 'guests' | 'seats') =>
      here.db
        .selectFrom(table)
        .select('school_id')
        .where('meeting_id', '=', meeting.meetingId)
        .execute();
    expect([await of('class_links'), await of('entry_links')]).toEqual([[], []]);
    expect(await of('guests')).toHaveLength(2);
    await here.db.deleteFrom('meetings').where('id', '=', meeting.meetingId).execute();
    expect([await of('guests'), await of('seats')]).toEqual([[], []]);
  });

  it('links that nobody opened are deleted the day after', async () => {
    const { teacher, meeting } = await planLesson(here, school);
    await teacher.post(`/api/meetings/${meeting.meetingId}/class-link`);
    const end = new Date(meeting.endsAt).getTime();
    expect(await deleteOldLinks(here.db, new Date(end))).toBe(0);
    expect(await deleteOldLinks(here.db, new Date(end + 1))).toBeGreaterThanOrEqual(4);
  });
});
