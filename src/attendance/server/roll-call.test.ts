import { beforeAll, describe, expect, it } from 'vitest';
import type { Browser } from '../../app/testing/browser.ts';
import { atSchool } from '../../app/testing/at-school.ts';
import { signedIn } from '../../app/testing/installation.ts';
import { planLesson } from '../../app/testing/lesson.ts';
import type { RollCall } from '../contract/routes.ts';
import { forgetPresence } from './forget.ts';
import { listPresent } from './roll.ts';
import { addGroup, openStage, type Stage } from './testing/stage.ts';

const at = atSchool();
let head: Browser;
let colleague: Browser;
let foreigner: Browser;
beforeAll(async () => {
  head = await signedIn(at.here, at.school, 'chef');
  colleague = await signedIn(at.here, at.school, 'autre');
  foreigner = await signedIn(at.here, await at.addSchool(), 'martin');
});

const pupils = [
  { family: '=HYPERLINK("http://x")', given: '@Max' },
  { family: 'Amrani', given: 'Inès' },
  { family: 'Élodie', given: 'Marie' },
  { family: 'N’Diaye', given: 'Moussa' },
];

let groups = 0;
/** A lesson that is over: Amrani was there, Élodie came late, N’Diaye was cut, the fourth never came. */
async function lesson(): Promise<Stage> {
  const groupId = await addGroup(at.here, at.school, pupils, `5e ${++groups}`);
  const stage = await openStage(at.here, at.school, groupId);
  await stage.open('10:02');
  await stage.play({
    'Amrani Inès': '10:03 knocks, 10:05 enters',
    'Élodie Marie': '10:17 knocks, 10:18 enters',
    'N’Diaye Moussa': '10:03 knocks, 10:05 enters, 10:30 cut',
  });
  return stage;
}
async function over(): Promise<Stage> {
  const stage = await lesson();
  await stage.end('10:55');
  stage.setClock('11:20');
  return stage;
}

const entryOf = ({ entries }: RollCall, family: string) => {
  const found = entries.find(({ person }) => person.name.family.startsWith(family));
  if (!found) throw new Error(`${family} is not on the list`);
  return found;
};
const correct = async (
  stage: Stage,
  family: string,
  body: { status: string; lateMinutes?: number },
  by: Browser = stage.teacher,
) => {
  const { personId } = entryOf(await stage.read(), family).person;
  return by.send('PUT', `${stage.path}/entries/${personId}`, { lateMinutes: null, ...body });
};
const confirm = async (stage: Stage) => {
  const { seen } = await stage.read();
  return stage.teacher.post(`${stage.path}/confirm`, { seen });
};
const answer = ({ statusCode, body }: { statusCode: number; body: string }) => [
  statusCode,
  body === '' ? null : JSON.parse(body).code,
];

describe('a teacher', () => {
  it('corrects what is proposed, and takes a correction back by saying what was proposed', async () => {
    const stage = await over();
    const corrected: RollCall = (await correct(stage, 'N’Diaye', { status: 'absent' })).json();
    expect(entryOf(corrected, 'N’Diaye')).toMatchObject({
      status: 'absent',
      proposed: { status: 'network' },
    });
    expect(corrected.history).toMatchObject([
      {
        by: { family: 'Martin' },
        person: { family: 'N’Diaye' },
        from: { status: 'network' },
        to: { status: 'absent' },
      },
    ]);
    const again: RollCall = (await correct(stage, 'N’Diaye', { status: 'network' })).json();
    expect(again.history).toEqual([]);
  });

  it('gives minutes for who was late, and none for who was present', async () => {
    const stage = await over();
    expect((await correct(stage, 'Amrani', { status: 'late' })).statusCode).toBe(400);
    const late = await correct(stage, 'Amrani', { status: 'late', lateMinutes: 9 });
    expect(entryOf(late.json(), 'Amrani')).toMatchObject({ status: 'late', lateMinutes: 9 });
    const present = await correct(stage, 'Amrani', { status: 'present', lateMinutes: 9 });
    expect(entryOf(present.json(), 'Amrani')).toMatchObject({
      status: 'present',
      lateMinutes: null,
    });
  });

  it('confirms; what changes after is told by who, when, from what to what', async () => {
    const stage = await over();
    await correct(stage, 'N’Diaye', { status: 'present' });
    const confirmed: RollCall = (await confirm(stage)).json();
    expect(confirmed).toMatchObject({
      confirmedAt: '2026-03-24T10:20:00.000Z',
      confirmedBy: { family: 'Martin' },
    });
    stage.setClock('12:00');
    const changed: RollCall = (
      await correct(stage, 'Amrani', { status: 'late', lateMinutes: 6 })
    ).json();
    expect(
      changed.history.map(({ at, person, from, to }) => [at, person.family, from, to]),
    ).toEqual([
      [
        '2026-03-24T10:20:00.000Z',
        'N’Diaye',
        { status: 'network', lateMinutes: null },
        { status: 'present', lateMinutes: null },
      ],
      [
        '2026-03-24T11:00:00.000Z',
        'Amrani',
        { status: 'present', lateMinutes: null },
        { status: 'late', lateMinutes: 6 },
      ],
    ]);
  });

  it('confirms what they read, and nothing that came since', async () => {
    const stage = await lesson();
    stage.setClock('10:40');
    const { seen } = await stage.read();
    await stage.play({ 'Amrani Inès': '10:42 leaves' });
    stage.setClock('10:45');
    const late = await stage.teacher.post(`${stage.path}/confirm`, { seen });
    expect(answer(late)).toEqual([409, 'attendance.changed']);
    expect(entryOf((await confirm(stage)).json(), 'Amrani').status).toBe('left');
  });

  it('who presses twice confirms once', async () => {
    const stage = await over();
    const { seen } = await stage.read();
    const twice = await Promise.all(
      [1, 2, 3].map(() => stage.teacher.post(`${stage.path}/confirm`, { seen })),
    );
    expect(twice.map(({ statusCode }) => statusCode)).toEqual([200, 200, 200]);
    const { rows } = await countLines(stage);
    expect(rows).toBe(4);
  });

  it('finds nothing to call before the lesson is opened', async () => {
    const { meeting } = await planLesson(at.here, at.school);
    const { teacher } = await over();
    const reply = await teacher.get(`/api/meetings/${meeting.meetingId}/roll-call`);
    expect(answer(reply)).toEqual([409, 'attendance.not_held']);
  });

  it('cannot write somebody who is not on the list', async () => {
    const stage = await over();
    const url = `${stage.path}/entries/${at.school.pupilIds[0]}`;
    const reply = await stage.teacher.send('PUT', url, { status: 'present', lateMinutes: null });
    expect(reply.statusCode).toBe(404);
  });
});

const countLines = async ({ meetingId }: Stage) => {
  const rows = await at.here.db
    .selectFrom('roll_call_entries')
    .select('person_id')
    .where('meeting_id', '=', meetingId)
    .execute();
  return { rows: rows.length };
};

describe('others', () => {
  it('another teacher of the school is refused, of another school finds nothing', async () => {
    const stage = await over();
    await confirm(stage);
    const urls = [stage.path, `${stage.path}/file?format=csv&language=fr`];
    for (const url of urls) {
      expect((await colleague.get(url)).statusCode).toBe(403);
      expect((await foreigner.get(url)).statusCode).toBe(404);
    }
    expect((await correct(stage, 'Amrani', { status: 'absent' }, colleague)).statusCode).toBe(403);
    expect((await colleague.post(`${stage.path}/confirm`, { seen: 'x' })).statusCode).toBe(403);
    expect((await colleague.get('/api/roll-calls?day=2026-03-24')).statusCode).toBe(403);
  });

  it('the office reads every roll call without its hours, and changes none', async () => {
    const stage = await over();
    const read: RollCall = await stage.read(head);
    expect(read.mine).toBe(false);
    expect(entryOf(read, 'Élodie')).toMatchObject({
      status: 'late',
      lateMinutes: 12,
      proposed: null,
    });
    expect((await correct(stage, 'Amrani', { status: 'absent' }, head)).statusCode).toBe(403);
  });

  it('the office sees the lessons of a day with their counts, and takes them as one file', async () => {
    const stage = await over();
    await confirm(stage);
    const open = await over();
    const { lessons } = (await head.get('/api/roll-calls?day=2026-03-24')).json();
    const of = ({ meetingId }: Stage) =>
      lessons.find((one: { meetingId: string }) => one.meetingId === meetingId);
    expect(of(stage)).toMatchObject({
      hosts: [{ family: 'Martin' }],
      counts: { present: 1, late: 1, left: 0, network: 1, absent: 1 },
    });
    expect(of(open)).toMatchObject({ confirmedAt: null, counts: null });
    expect((await head.get('/api/roll-calls?day=2026-03-25')).json().lessons).toEqual([]);
    const file = (await head.get('/api/roll-calls/file?day=2026-03-24&language=fr')).json();
    expect(textOf(file)).toContain('2026-03-24;10:05;10:55;5e ');
  });
});

const textOf = ({ base64 }: { base64: string }) => Buffer.from(base64, 'base64').toString();

describe('a confirmed roll call leaves as a file', () => {
  it('and not before', async () => {
    const stage = await over();
    const reply = await stage.teacher.get(`${stage.path}/file?format=csv&language=fr`);
    expect(answer(reply)).toEqual([409, 'attendance.not_confirmed']);
  });

  it('as CSV for a French spreadsheet, formulas neutralised', async () => {
    const stage = await over();
    await confirm(stage);
    const { name, base64 } = (
      await stage.teacher.get(`${stage.path}/file?format=csv&language=fr`)
    ).json();
    const lines = textOf({ base64 }).split('\r\n');
    expect(name).toBe('appel-2026-03-24-1005.csv');
    expect(lines[0]).toBe('\ufeffJour;Début;Fin;Classe;Cours;Nom;Prénom;Appel;Retard (minutes)');
    expect(lines[1]).toContain(`;"'=HYPERLINK(""http://x"")";'@Max;absent;`);
    expect(lines[2]).toMatch(/;Mathématiques;Amrani;Inès;présent;$/);
    expect(lines[3]).toMatch(/;Élodie;Marie;en retard;12$/);
  });

  it('as PDF', async () => {
    const stage = await over();
    await confirm(stage);
    const { mediaType, base64 } = (
      await stage.teacher.get(`${stage.path}/file?format=pdf&language=en`)
    ).json();
    expect(mediaType).toBe('application/pdf');
    expect(textOf({ base64 }).slice(0, 5)).toBe('%PDF-');
  });
});

describe('what is kept of presence', () => {
  it('is the confirmed list alone: hours of arrival, departure and cuts are erased once it is', async () => {
    const stage = await over();
    const unconfirmed = await over();
    expect(entryOf(await stage.read(), 'Élodie').proposed?.arrivedAt).toBe(
      '2026-03-24T09:17:00.000Z',
    );
    await confirm(stage);
    expect((await stage.read()).entries.every(({ proposed }) => proposed === null)).toBe(true);
    expect(await forgetPresence(at.here.app.core)).toBeGreaterThan(0);
    expect(await hoursOf(stage)).toEqual({ seats: 0, events: ['meeting.ended'] });
    expect((await hoursOf(unconfirmed)).seats).toBeGreaterThan(0);
    expect(entryOf(await stage.read(), 'Élodie')).toMatchObject({
      status: 'late',
      lateMinutes: 12,
    });
    expect(await forgetPresence(at.here.app.core)).toBe(0);
  });

  it('outlives the lesson’s working data, for its teacher and the office', async () => {
    const stage = await over();
    await confirm(stage);
    const before: RollCall = await stage.read();
    await at.here.db.deleteFrom('meetings').where('id', '=', stage.meetingId).execute();
    expect(await stage.read()).toEqual(before);
    const { lessons } = (await head.get('/api/roll-calls?day=2026-03-24')).json();
    expect(lessons).toContainEqual(expect.objectContaining({ meetingId: stage.meetingId }));
    expect((await colleague.get(stage.path)).statusCode).toBe(403);
    const changed = await correct(stage, 'Amrani', { status: 'absent' });
    expect(entryOf(changed.json(), 'Amrani').status).toBe('absent');
  });

  it('goes with the lesson when it is not confirmed', async () => {
    const stage = await over();
    await correct(stage, 'Amrani', { status: 'absent' });
    await at.here.db.deleteFrom('meetings').where('id', '=', stage.meetingId).execute();
    expect((await stage.teacher.get(stage.path)).statusCode).toBe(404);
  });
});

/** What still tells when somebody came or went in a lesson. */
async function hoursOf({ meetingId }: Stage) {
  const { db } = at.here;
  const seats = await db
    .selectFrom('seats')
    .select('id')
    .where('meeting_id', '=', meetingId)
    .where(({ or, eb }) =>
      or([
        eb('knocked_at', 'is not', null),
        eb('admitted_at', 'is not', null),
        eb('connected_at', 'is not', null),
      ]),
    )
    .execute();
  const events = await db
    .selectFrom('events')
    .select('type')
    .where(({ or, eb, selectFrom }) =>
      or([
        eb('stream_id', '=', meetingId),
        eb('stream_id', 'in', selectFrom('seats').select('id').where('meeting_id', '=', meetingId)),
      ]),
    )
    .execute();
  return { seats: seats.length, events: events.map(({ type }) => type) };
}

it('who was present can be asked by whoever makes a group of them', async () => {
  const stage = await over();
  const ids = { schoolId: at.school.schoolId, meetingId: stage.meetingId };
  const { entries } = (await stage.read()) as RollCall;
  const present = (status: string) => entries.filter((entry) => entry.status === status);
  const expected = [...present('present'), ...present('late')].map(({ person }) => person.personId);
  expect(await listPresent(at.here.db, ids, at.here.clock.now())).toEqual(expected);
  await correct(stage, 'N’Diaye', { status: 'present' });
  await confirm(stage);
  expect(await listPresent(at.here.db, ids, at.here.clock.now())).toHaveLength(3);
});
