import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { storedAttempts } from './attempts.store.ts';
import { allowances } from './sign-in-rule.ts';
import { openInstallation, type Installation } from './testing/installation.ts';

const password = 'préau-sous-la-pluie';
const other = 'une-toute-autre-phrase';
const wrong = 'une phrase bien fausse';
let schools: Installation;
let martin: { schoolId: string; accountId: string };

beforeAll(async () => {
  schools = await openInstallation();
  martin = await schools.addSchool('0750655E', { family: 'Martin', username: 'martin', password });
  await schools.addSchool('0750654D', { family: 'Martin', username: 'martin', password: other });
});
afterAll(() => schools[Symbol.asyncDispose]());

type Browser = ReturnType<Installation['openBrowser']>;

/** A browser in which Mme Martin of the first school has signed in. */
async function known(address: string): Promise<Browser> {
  const browser = schools.openBrowser(address);
  const reply = await browser.signIn('martin@0750655E', password);
  expect(reply.statusCode).toBe(200);
  return browser;
}

const hammer = async (address: string, username: string, times: number) => {
  const statuses: number[] = [];
  for (let n = 0; n < times; n += 1)
    statuses.push((await schools.openBrowser(address).signIn(username, wrong)).statusCode);
  return statuses;
};

describe('two schools with one same username', () => {
  it('are told apart by the school’s code', async () => {
    const one = await schools.openBrowser().signIn('martin@0750655E', password);
    const two = await schools.openBrowser().signIn('martin@0750654D', other);
    expect(one.json().me.school.uai).toBe('0750655E');
    expect(two.json().me.school.uai).toBe('0750654D');
  });

  it('do not open to each other’s password, nor to the bare username', async () => {
    for (const [username, tried] of [
      ['martin@0750655E', other],
      ['martin@0750654D', password],
      ['martin', password],
    ] as const) {
      const response = await schools.openBrowser('192.0.2.50').signIn(username, tried);
      expect(response.json()).toMatchObject({ code: 'identity.credentials_refused' });
    }
  });
});

describe('an attacker', () => {
  it('who hammers an account has to wait, and its owner elsewhere has not', async () => {
    const statuses = await hammer('198.51.100.9', 'martin@0750655E', allowances.pair + 2);
    expect(statuses).toEqual([...Array<number>(allowances.pair).fill(401), 429, 429]);
    const attacker = schools.openBrowser('198.51.100.9');
    const late = await attacker.signIn('martin@0750655E', password);
    expect(late.json()).toMatchObject({
      code: 'identity.try_later',
      params: { seconds: expect.any(Number) },
    });
    const owner = await schools.openBrowser('192.0.2.1').signIn('martin@0750655E', password);
    expect(owner.statusCode).toBe(200);
  });

  it('cannot tell by the limits whether an account exists', async () => {
    const times = allowances.pair + 1;
    const known = await hammer('198.51.100.10', 'martin@0750654D', times);
    const unknown = await hammer('198.51.100.10', 'personne@0750654D', times);
    expect(unknown).toEqual(known);
  });

  it('cannot tell by the work done whether an account exists: a hash is made in each case', async () => {
    const cost = async (username: string) => {
      const costs: number[] = [];
      for (let n = 0; n < 4; n += 1) {
        const before = process.cpuUsage();
        await hammer(`198.51.100.${60 + n}`, username, 1);
        costs.push(process.cpuUsage(before).user);
      }
      return Math.min(...costs);
    };
    await cost('martin@0750655E');
    const [known, unknown, odd] = [
      await cost('martin@0750655E'),
      await cost('personne@0750655E'),
      await cost('<personne>'),
    ];
    for (const other of [unknown, odd]) {
      expect(other).toBeGreaterThan(known * 0.6);
      expect(other).toBeLessThan(known * 1.6);
    }
  });

  it('does not keep out a browser where the account is signed in, at the same address', async () => {
    const owner = schools.openBrowser('198.51.100.11');
    await owner.signIn('martin@0750655E', password);
    await hammer('198.51.100.11', 'martin@0750655E', allowances.pair + 1);
    expect((await owner.signIn('martin@0750655E', password)).statusCode).toBe(200);
  });
});

describe('a browser where the account has signed in before', () => {
  const address = '198.51.100.30';
  const username = 'martin@0750655E';
  const closed = async () => (await hammer(address, username, allowances.pair + 1)).at(-1);

  it('is not made to wait for what others did at its address, and tells nothing of the account', async () => {
    const owner = schools.openBrowser(address);
    await owner.signIn(username, password);
    await owner.signOut(false);
    expect(await closed()).toBe(429);
    expect((await schools.openBrowser(address).signIn(username, password)).statusCode).toBe(429);
    expect((await owner.signIn(username, password)).statusCode).toBe(200);
    const { rows } = await sql<{ hash: string }>`
      select secret_hash as hash from known_browsers`.execute(schools.core.db);
    expect(rows.map(({ hash }) => hash)).not.toContain(owner.jar.get('preau_known'));
  });

  it('has only the tries that any browser has', async () => {
    const owner = schools.openBrowser(address);
    owner.jar.set('preau_known', (await known('198.51.100.36')).jar.get('preau_known') ?? '');
    for (let n = 0; n < allowances.pair; n += 1)
      expect((await owner.signIn(username, wrong)).statusCode).toBe(401);
    expect((await owner.signIn(username, password)).statusCode).toBe(429);
  });

  it('is one for this account alone, and for the newest secret alone', async () => {
    const owner = await known('198.51.100.31');
    const stolen = owner.jar.get('preau_known') ?? '';
    await owner.signIn(username, password);
    const thief = schools.openBrowser(address);
    thief.jar.set('preau_known', stolen);
    expect((await thief.signIn(username, password)).statusCode).toBe(429);
    await hammer(address, 'martin@0750654D', allowances.pair + 1);
    const neighbour = schools.openBrowser(address);
    neighbour.jar.set('preau_known', owner.jar.get('preau_known') ?? '');
    expect((await neighbour.signIn('martin@0750654D', other)).statusCode).toBe(429);
  });

  it('that several share knows each of them', async () => {
    const shared = await known('198.51.100.32');
    await shared.signIn('martin@0750654D', other);
    await shared.signIn(username, password);
    for (const name of [username, 'martin@0750654D'])
      await hammer('198.51.100.33', name, allowances.pair + 1);
    const there = schools.openBrowser('198.51.100.33');
    there.jar.set('preau_known', shared.jar.get('preau_known') ?? '');
    expect((await there.signIn('martin@0750654D', other)).statusCode).toBe(200);
    expect((await there.signIn(username, password)).statusCode).toBe(200);
  });

  it.each<[string, (owner: Browser) => Promise<unknown>]>([
    ['they sign out everywhere', (owner) => owner.signOut(true)],
    [
      'they end their other sessions',
      async (owner) => {
        await schools.openBrowser('198.51.100.34').signIn(username, password);
        return owner.send('POST', '/api/account/sessions/end-others');
      },
    ],
    [
      'they change their password',
      (owner) => owner.send('POST', '/api/account/password', { current: password, password }),
    ],
    ['their password is given anew', () => schools.identity.changePassword(martin, password)],
  ])('is a stranger’s again once %s', async (_when, happens) => {
    const owner = await known('198.51.100.35');
    await happens(owner);
    await closed();
    const later = schools.openBrowser(address);
    later.jar.set('preau_known', owner.jar.get('preau_known') ?? '');
    expect((await later.signIn(username, password)).statusCode).toBe(429);
  });
});

describe('counts', () => {
  it('are shared by the servers, and hidden', async () => {
    const { db } = schools.core;
    const [one, two] = [storedAttempts(db), storedAttempts(db)];
    await one.add('shared');
    expect(await two.add('shared')).toMatchObject({ count: 2 });
    const { rows } = await sql<{ key: string }>`select key from rate_limits`.execute(db);
    for (const { key } of rows) expect(key).not.toMatch(/martin|198\.51|192\.0/);
  });

  it('go on in memory while their table is missing', async () => {
    const { db } = schools.core;
    const attempts = storedAttempts(db);
    await sql`alter table rate_limits rename to rate_limits_away`.execute(db);
    try {
      await attempts.add('away');
      expect(await attempts.add('away')).toMatchObject({ count: 2 });
      const statuses = await hammer('198.51.100.12', 'martin@0750655E', allowances.pair + 1);
      expect(statuses.at(-1)).toBe(429);
    } finally {
      await sql`alter table rate_limits_away rename to rate_limits`.execute(db);
    }
  });
});
