import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { sql } from 'kysely';
import { AsyncLocalStorage } from 'node:async_hooks';
import { randomBytes } from 'node:crypto';
import pg from 'pg';
import { openInstallation, type Installation } from '../../app/testing/installation.ts';
import { lessonStart, openLesson, planLesson, secretOf } from '../../app/testing/lesson.ts';
import type { EntryLinkView } from '../contract/routes.ts';
import { hashSecret } from '../../platform/server/secrets.ts';

let here: Installation;
/** A secret, or a seat, of each sort that must not be told from nothing. */
let secrets: Record<string, string>;
let seats: Record<string, string>;

/** Links that open, at this hour. */
let alive: EntryLinkView[];

const nobody = '01890000-0000-7000-8000-000000000000';

beforeAll(async () => {
  here = await openInstallation();
  const [own, other] = [await here.addSchool('0750001U'), await here.addSchool('0690001B')];
  here.clock.now = () => lessonStart;
  const ended = await planLesson(here, own);
  await openLesson(ended.teacher, ended.meeting);
  await ended.teacher.post(`/api/meetings/${ended.meeting.meetingId}/end`);
  const cancelled = await planLesson(here, own);
  await cancelled.teacher.post(`/api/meetings/${cancelled.meeting.meetingId}/cancel`);
  const rotated = await planLesson(here, own);
  await rotated.teacher.post(`/api/meetings/${rotated.meeting.meetingId}/links/rotate`);
  const yesterday = await planLesson(here, own, new Date(lessonStart.getTime() - 86_400_000));
  const foreign = await planLesson(here, other);
  const planned = await planLesson(here, own);
  alive = planned.links;
  secrets = {
    absent: randomBytes(32).toString('base64url'),
    ended: secretOf(ended.links[0]),
    cancelled: secretOf(cancelled.links[0]),
    rotated: secretOf(rotated.links[0]),
    yesterday: secretOf(yesterday.links[0]),
    short: 'x',
  };
  seats = {
    absent: nobody,
    ended: ended.meeting.meetingId,
    unopened: planned.meeting.meetingId,
    foreign: await openLesson(foreign.teacher, foreign.meeting),
  };
}, 60_000);
afterAll(() => here[Symbol.asyncDispose]());

/** What an answer shows: status, names and values of headers that do not count calls, text. */
const shown = ({ statusCode, headers, body }: Awaited<ReturnType<typeof ask>>) =>
  JSON.stringify({
    statusCode,
    body,
    headers: Object.entries(headers)
      .map(([name, value]) =>
        name === 'date' || name === 'set-cookie' ? name : `${name}: ${String(value)}`,
      )
      .sort(),
  });
const ask = (path: string, body: object) => here.browser().post(path, body);
const claim = (secret: string) => ask('/api/entry/claim', { secret });
const seat = (id: string) => here.browser().get(`/api/seats/${id}`);

type Query = (this: pg.Client, ...asked: unknown[]) => unknown;
/** Where the queries of one request are noted: what the server does beside it is not its own. */
const noted = new AsyncLocalStorage<string[]>();
const query = pg.Client.prototype.query as Query;
beforeAll(() => {
  pg.Client.prototype.query = function (this: pg.Client, ...asked: unknown[]) {
    const [first] = asked as [string | { text: string }];
    noted.getStore()?.push(typeof first === 'string' ? first : first.text);
    return query.apply(this, asked);
  } as typeof pg.Client.prototype.query;
});
afterAll(() => {
  pg.Client.prototype.query = query as typeof pg.Client.prototype.query;
});

/** The queries that a request asks, without what it asks for. */
async function queriesOf(act: () => Promise<unknown>): Promise<string[]> {
  const queries: string[] = [];
  await noted.run(queries, act);
  return queries;
}

const rounds = 60;

/**
 * Asks in turn for what is absent and for each other sort, and prints in which part of the pairs the latter took
 * longer: half of them when nothing tells the two apart.
 */
async function compare(
  what: string,
  sorts: Record<string, string>,
  act: (id: string) => Promise<unknown>,
): Promise<void> {
  const timed = async (id: string) => {
    const since = performance.now();
    await act(id);
    return performance.now() - since;
  };
  const { absent = '', ...others } = sorts;
  const longer = new Map(Object.keys(others).map((kind) => [kind, 0]));
  for (let round = 0; round < rounds; round++)
    for (const [kind, id] of Object.entries(others)) {
      // Which of the two comes first changes: the second finds the machine warm.
      const [one, other] = round % 2 === 0 ? [absent, id] : [id, absent];
      const [first, second] = [await timed(one), await timed(other)];
      if (round % 2 === 0 ? second > first : first > second)
        longer.set(kind, (longer.get(kind) ?? 0) + 1);
    }
  for (const [kind, count] of longer)
    console.log(`${what}, ${kind} slower than absent: ${Math.round((100 * count) / rounds)} %`);
}

describe('without a right secret or a session', () => {
  it.each(['/api/entry/claim', '/api/entry/class-link'])(
    'links of every sort that open nothing answer alike by %s',
    async (path) => {
      const answers = new Map<string, string>();
      for (const [kind, secret] of Object.entries(secrets))
        answers.set(kind, shown(await ask(path, { secret })));
      expect(new Set(answers.values()).size).toBe(1);
      expect([...answers.values()][0]).toContain('entry.link_unknown');
    },
  );

  it('seats and meetings that are unopened, over, foreign or absent answer alike', async () => {
    for (const rest of ['', '/class', '/lobby?after=0', '/class/events?after=0']) {
      const answers = new Set<string>();
      for (const id of Object.values(seats))
        answers.add(shown(await here.browser().get(`/api/seats/${id}${rest}`)));
      expect([rest, answers.size]).toEqual([rest, 1]);
    }
    const doors = new Set<string>();
    for (const id of Object.values(seats))
      doors.add(shown(await ask(`/api/meetings/${id}/come`, {})));
    expect(doors.size).toBe(1);
  });

  it('asks the database for the same, whatever the secret or the seat stands for', async () => {
    for (const [sorts, act] of [
      [secrets, claim],
      [seats, seat],
    ] as const) {
      const of = async (id = '') => queriesOf(() => act(id));
      const absent = await of(sorts['absent']);
      for (const [kind, id] of Object.entries(sorts))
        expect([kind, await of(id)]).toEqual([kind, absent]);
    }
  });

  it('prints how often what is there takes longer than what is absent', async () => {
    await compare('secret', secrets, claim);
    await compare('seat', seats, seat);
  });
});

describe('a million random codes', () => {
  it('hit no link: none of them is in the store', async () => {
    const batch = 50_000;
    let hits = 0;
    for (let tried = 0; tried < 1_000_000; tried += batch) {
      const hashes = Array.from({ length: batch }, () =>
        hashSecret(randomBytes(32).toString('base64url')),
      );
      const { rows } = await sql<{ count: number }>`
        select count(*)::int as count from unnest(${hashes}::text[]) h
        where exists (select from entry_links where secret_hash = h)
          or exists (select from class_links where secret_hash = h)`.execute(here.db);
      hits += rows[0]?.count ?? 0;
    }
    expect(hits).toBe(0);
  }, 120_000);

  it('would not in the life of the sun: a secret has 256 bits', () => {
    const made = alive.map((link) => Buffer.from(secretOf(link), 'base64url'));
    expect(made.map(({ length }) => length * 8)).toEqual([256, 256, 256]);
    // With a million links alive and a million tries a second, one hit takes 2^216 seconds.
    expect(256 - 2 * Math.log2(1_000_000)).toBeGreaterThan(128);
  });
});
