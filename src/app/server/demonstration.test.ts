import { mkdtemp, readFile, readdir, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { sql } from 'kysely';
import pino from 'pino';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { openIdentity, type Identity } from '../../identity/server/index.ts';
import { readConfig, type Config } from '../../platform/server/config.ts';
import type { Core } from '../../platform/server/core.ts';
import { openHub, transactor } from '../../platform/server/events/index.ts';
import { hashSecret } from '../../platform/server/secrets.ts';
import { openTestDatabase } from '../../platform/server/testing/database.ts';
import { createSchool } from '../../school/server/index.ts';
import { prepareDemonstration } from './demonstration.ts';

const log = pino({ level: 'silent' });
/** The middle of a morning: near midnight, another lesson is rightly planned at each start. */
const morning = new Date('2026-03-24T09:05:00Z');
let stack: AsyncDisposableStack;
let core: Core;
let identity: Identity;
let config: Config;

beforeEach(async () => {
  stack = new AsyncDisposableStack();
  const folder = await mkdtemp(join(tmpdir(), 'preau-demo-'));
  stack.defer(() => rm(folder, { recursive: true }));
  const { db, url } = stack.use(await openTestDatabase());
  config = readConfig({
    PREAU_DEMO: '1',
    PREAU_DATA: folder,
    DATABASE_URL: url,
    PREAU_SECRET: 'a secret made for these tests, and long enough 7Hq2',
    LIVEKIT_API_KEY: 'key-of-the-tests',
    LIVEKIT_API_SECRET: 'another secret made for these tests, long enough 9Kz4',
  });
  const hub = stack.use(openHub({ db, onAway: () => {} }));
  const transact = transactor(db, (streams) => hub.tell(streams));
  core = { config, db, hub, log, transact, now: () => morning };
  identity = openIdentity(core, { onSessionsEnded: () => {} });
});
afterEach(() => stack.disposeAsync());

type Ready = {
  url: string;
  health: string;
  people: { label: string; address: string; note: string }[];
};

/** Starts the demonstration as the server does, and reads what it says. */
async function start(): Promise<Ready> {
  await prepareDemonstration({ core, identity }, config, log);
  return JSON.parse(await readFile(join(config.dataFolder, 'run', 'ready.json'), 'utf8'));
}

const count = async (table: string) => {
  const query = sql<{ count: number }>`select count(*) as count from ${sql.table(table)}`;
  return (await query.execute(core.db)).rows[0]?.count;
};

const credentialsIn = (address: string) => {
  const [username = '', password = ''] = new URL(address).hash.slice(1).split(':');
  return { username, password };
};

const signIn = (ready: Ready) =>
  identity.signIn(credentialsIn(ready.people[0]?.address ?? ''), {
    address: '127.0.0.1',
    current: null,
  });

/** The lessons that personal links open, by the links' secrets. */
const lessonsOf = async (ready: Ready) => {
  const secrets = ready.people.slice(1).map(({ address }) => new URL(address).hash.slice(1));
  return core.db
    .selectFrom('entry_links as l')
    .innerJoin('meetings as m', 'm.id', 'l.meeting_id')
    .innerJoin('groups as g', 'g.id', 'm.group_id')
    .select(['m.id', 'm.starts_at', 'm.ends_at', 'g.name as group'])
    .where('l.secret_hash', 'in', secrets.map(hashSecret))
    .execute();
};

describe('a first start', () => {
  it('makes a school, and addresses for its teacher and three pupils', async () => {
    const ready = await start();
    expect(ready).toMatchObject({
      url: 'http://localhost:3000/',
      health: 'http://localhost:3000/sante',
      files: 'folder',
      people: [
        {
          label: 'Mme Martin, professeure',
          address: expect.stringMatching(/\/connexion#martin:[a-z0-9]{16}$/),
        },
        { label: 'Zoé Dubois, élève', address: expect.stringMatching(/\/e#[\w-]{43}$/) },
        { label: 'Awa N’Diaye, élève' },
        { label: 'Côme de La Fontaine, élève' },
      ],
    });
    expect(await count('accounts')).toBe(6);
    expect((await signIn(ready)).actor).toMatchObject({ role: 'teacher' });
  });

  it('has a lesson that the links open now', async () => {
    const ready = await start();
    const lessons = await lessonsOf(ready);
    expect(lessons).toHaveLength(3);
    // The teacher has other lessons that day: who looks around must know which one to open.
    expect(ready.people[0]?.note).toContain(lessons[0]?.group);
    expect(new Set(lessons.map(({ id }) => id)).size).toBe(1);
    expect(lessons[0]?.ends_at.getTime()).toBeGreaterThan(morning.getTime());
  });

  it('gives no two installations the same passwords, and shows them to its own account only', async () => {
    const first = await start();
    for (const file of ['demonstration.json', 'run/ready.json']) {
      const { mode } = await stat(join(config.dataFolder, file));
      expect(mode & 0o777).toBe(0o600);
    }
    expect((await readdir(join(config.dataFolder, 'run'))).sort()).toEqual(['ready.json']);
    const kept = await readFile(join(config.dataFolder, 'demonstration.json'), 'utf8');
    const passwords = JSON.parse(kept).people.map(({ password }: { password: string }) => password);
    expect(new Set(passwords).size).toBe(6);
    expect(passwords).toContain(credentialsIn(first.people[0]?.address ?? '').password);
  });
});

describe('a later start', () => {
  it('keeps the school, the passwords and the lesson under way, and renews the links', async () => {
    const first = await start();
    const [lesson] = await lessonsOf(first);
    const again = await start();
    expect(await count('schools')).toBe(1);
    expect(again.people[0]).toEqual(first.people[0]);
    expect(again.people[1]?.address).not.toBe(first.people[1]?.address);
    expect((await lessonsOf(again))[0]?.id).toBe(lesson?.id);
    expect(await lessonsOf(first)).toEqual([]);
  });

  it('plans another lesson when the last one is over', async () => {
    const [lesson] = await lessonsOf(await start());
    await core.db.updateTable('meetings').set({ state: 'ended' }).execute();
    const [next] = await lessonsOf(await start());
    expect(next?.id).not.toBe(lesson?.id);
  });

  it('gives the accounts new passwords when their file was lost', async () => {
    const first = await start();
    await rm(join(config.dataFolder, 'demonstration.json'));
    const again = await start();
    await expect(signIn(first)).rejects.toMatchObject({ code: 'identity.credentials_refused' });
    expect((await signIn(again)).actor).toMatchObject({ role: 'teacher' });
  });
});

describe('what is not a demonstration', () => {
  it('is told ready, with nobody to visit it but whoever installs it', async () => {
    config = { ...config, demonstration: false };
    const { url, people } = await start();
    expect(url).toBe('http://localhost:3000/');
    expect(people.map(({ label }) => label)).toEqual(['Première administration']);
    expect(await count('schools')).toBe(0);
  });

  it('gets no demonstration beside a real school', async () => {
    await core.transact((trx) =>
      createSchool(trx, {
        uai: '0750655E',
        name: 'Collège',
        timeZone: 'Europe/Paris',
        pupilAddress: 'vous',
      }),
    );
    expect(await start()).toMatchObject({ people: [] });
    expect(await count('schools')).toBe(1);
    expect(await count('accounts')).toBe(0);
  });
});
