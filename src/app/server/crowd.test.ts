import { request, type IncomingHttpHeaders } from 'node:http';
import type { AddressInfo } from 'node:net';
import { text } from 'node:stream/consumers';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { hashPassword } from 'better-auth/crypto';
import { createPeople } from '../../school/server/index.ts';
import { sourceOf } from '../../platform/server/limits/index.ts';
import {
  openInstallation,
  password,
  type Installation,
  type School,
} from '../testing/installation.ts';

/** Addresses as the declared proxy tells them, each of a documentation network. */
const gateway = '192.0.2.1';
const home = '203.0.113.77';
const addressOf = (n: number) => `198.51.100.${n + 1}`;
const wrong = 'une phrase bien fausse';
const crowd = 30;

let here: Installation;
let school: School;
let pupils: string[];

beforeAll(async () => {
  here = await openInstallation({ PREAU_TRUSTED_PROXY: '127.0.0.1' });
  school = await here.addSchool('0750001U');
  pupils = await addPupils(crowd);
  await here.app.http.listen({ port: 0, host: '127.0.0.1' });
});
afterAll(() => here[Symbol.asyncDispose]());

/** A class whose accounts share one hash: making thirty is not what is looked at. */
async function addPupils(count: number): Promise<string[]> {
  const hash = await hashPassword(password);
  return here.app.core.transact(async (trx) => {
    const ids = await createPeople(
      trx,
      school.schoolId,
      Array.from({ length: count }, (_, n) => ({
        role: 'pupil' as const,
        name: { family: `Élève ${n}`, given: 'Camille', title: null },
      })),
    );
    const usernames = ids.map((_, n) => `eleve${n}@${school.uai.toLowerCase()}`);
    const accounts = await trx
      .insertInto('accounts')
      .values(
        ids.map((person_id, n) => ({
          school_id: school.schoolId,
          person_id,
          username: usernames[n] ?? '',
          email: null,
        })),
      )
      .returning('id')
      .execute();
    await trx
      .insertInto('credentials')
      .values(
        accounts.map(({ id }) => ({
          account_id: id,
          provider: 'credential',
          provider_account: id,
          password: hash,
        })),
      )
      .execute();
    return usernames;
  });
}

type Answer = {
  status: number;
  body: Record<string, unknown>;
  headers: IncomingHttpHeaders;
  cookies: string[];
  ms: number;
};

/** Signs in over a real connection, from an address that the proxy tells. */
const signIn = (from: string, username: string, tried: string, cookie = '') =>
  new Promise<Answer>((resolve, reject) => {
    const { port } = here.app.http.server.address() as AddressInfo;
    const start = performance.now();
    const sent = request(
      {
        host: '127.0.0.1',
        port,
        method: 'POST',
        path: '/api/session',
        agent: false,
        headers: {
          'x-preau': '1',
          'content-type': 'application/json',
          'x-forwarded-for': from,
          ...(cookie && { cookie }),
        },
      },
      async (response) => {
        const body = JSON.parse(await text(response)) as Answer['body'];
        resolve({
          status: response.statusCode ?? 0,
          body,
          headers: response.headers,
          cookies: (response.headers['set-cookie'] ?? []).map((set) => set.split(';')[0] ?? ''),
          ms: performance.now() - start,
        });
      },
    );
    sent.on('error', reject).end(JSON.stringify({ username, password: tried }));
  });

/** Printed, never asserted: how long the answers took. */
function print(what: string, answers: readonly Answer[]): void {
  const sorted = answers.map(({ ms }) => ms).sort((a, b) => a - b);
  const at = (share: number) => Math.round(sorted[Math.floor((sorted.length - 1) * share)] ?? 0);
  console.info(`${what}: median ${at(0.5)} ms, p95 ${at(0.95)} ms, longest ${at(1)} ms`);
}

const count = (answers: readonly Answer[], status: number) =>
  answers.filter((answer) => answer.status === status).length;

describe('a class behind one address', () => {
  it('signs in at the same moment, thirty pupils who each mistyped once', async () => {
    const slips = await Promise.all(pupils.map((pupil) => signIn(gateway, pupil, wrong)));
    expect(count(slips, 401)).toBe(crowd);
    const answers = await Promise.all(pupils.map((pupil) => signIn(gateway, pupil, password)));
    print('thirty at once', answers);
    expect(count(answers, 200)).toBe(crowd);
  });

  it('signs in when the whole school has mistyped twice there: 600 pupils', async () => {
    // Announced to the guard itself, with the server's own counts: a thousand hashes would tell no more.
    for (let n = 0; n < 600; n += 1)
      for (let slip = 0; slip < 2; slip += 1)
        await here.app.identity.factors.guard(`autre${n}@0750001u`, { source: sourceOf(gateway) });
    const answers = await Promise.all(pupils.map((pupil) => signIn(gateway, pupil, password)));
    print('thirty of 600', answers);
    expect(count(answers, 200)).toBe(crowd);
  });
});

describe('an account that forty addresses hammer', () => {
  const username = 'martin@0750001U';
  const strangers = Array.from({ length: 40 }, (_, n) => addressOf(n));
  let known: Answer;

  beforeAll(async () => {
    known = await signIn(home, username, password);
    await here.db
      .updateTable('people')
      .set({ email: 'sylvie.martin@ecole.example' })
      .where('id', '=', school.teacherId)
      .execute();
    const answers = await Promise.all(strangers.map((from) => signIn(from, username, wrong)));
    print('forty strangers', answers);
    expect(count(answers, 401)).toBe(strangers.length);
  });

  it('makes the next stranger wait, and not its owner where they have signed in before', async () => {
    const finished: string[] = [];
    const stranger = signIn(addressOf(50), username, wrong).then(() => finished.push('stranger'));
    const owner = signIn(home, username, password, known.cookies.join('; ')).then((answer) => {
      finished.push('owner');
      expect(answer.status).toBe(200);
    });
    await Promise.all([stranger, owner]);
    expect(finished).toEqual(['owner', 'stranger']);
  });

  it('lets its owner in from an address never seen, and tells them until they say that they know', async () => {
    const answer = await signIn(addressOf(60), username, password);
    print('the owner, elsewhere', [answer]);
    expect(answer).toMatchObject({ status: 200, body: { failures: strangers.length + 1 } });
    const headers = { 'x-preau': '1', cookie: answer.cookies.join('; ') };
    const read = async () =>
      (await here.app.http.inject({ url: '/api/account', headers })).json().account.failures;
    expect(await read()).toMatchObject({ count: strangers.length + 1 });
    // At the sign-in before this one, at home, forty or forty-one had failed.
    expect(await letters(), 'written once, with no address of a stranger').toEqual([
      expect.stringMatching(/ 4[01] essais de connexion avaient échoué/),
    ]);
    await signIn(home, username, password, known.cookies.join('; '));
    expect(await letters()).toHaveLength(1);
    for (const from of strangers) expect((await letters())[0]).not.toContain(from);
    const url = '/api/account/failures/seen';
    expect((await here.app.http.inject({ method: 'POST', url, headers })).statusCode).toBe(204);
    expect(await read()).toBeNull();
    const again = await signIn(home, username, password, known.cookies.join('; '));
    expect(again.body).toMatchObject({ failures: null });
  });

  const letters = async () =>
    (await here.db.selectFrom('outbox_mails').select('body_text').execute()).map(
      (mail) => mail.body_text,
    );

  it('counts addresses as the declared proxy tells them, and as nobody else does', async () => {
    const statuses: number[] = [];
    for (let n = 0; n < 11; n += 1) {
      const reply = await here.app.http.inject({
        method: 'POST',
        url: '/api/session',
        remoteAddress: '198.51.100.200',
        headers: { 'x-preau': '1', 'x-forwarded-for': `203.0.113.${n + 1}` },
        payload: { username: 'autre@0750001U', password: wrong },
      });
      statuses.push(reply.statusCode);
    }
    expect(statuses).toEqual([...Array<number>(10).fill(401), 429]);
  });
});

describe('who may not sign in', () => {
  it('is answered alike: wrong password, nobody, suspended, of another school', async () => {
    const other = await here.addSchool('0690001B');
    await here.db
      .updateTable('people')
      .set({ suspended_at: new Date() })
      .where('school_id', '=', other.schoolId)
      .where('role', '=', 'staff')
      .execute();
    const asked = {
      'wrong password': ['autre@0750001U', wrong],
      'nobody by that name': ['personne@0750001U', password],
      'a suspended account': ['bureau@0690001B', password],
      'the password of another school': ['martin@0690001B', `${password}, ailleurs`],
      'no such school': ['martin@0010001A', password],
    } as const;
    const seen = [];
    for (const [what, [username, tried]] of Object.entries(asked)) {
      const answers: Answer[] = [];
      for (let n = 0; n < 3; n += 1)
        answers.push(await signIn(`203.0.113.${n + 1}`, username, tried));
      print(what, answers);
      for (const { status, body, headers } of answers) seen.push(comparable(status, body, headers));
    }
    expect(seen[0]).toMatchObject({ status: 401, body: { code: 'identity.credentials_refused' } });
    for (const one of seen) expect(one).toEqual(seen[0]);
  });
});

/** An answer without what is new in each: its date and its own number. */
function comparable(status: number, body: Answer['body'], headers: IncomingHttpHeaders) {
  const { date: _date, 'x-request-id': _id, ...rest } = headers;
  return { status, body: { ...body, requestId: undefined, instance: undefined }, headers: rest };
}
