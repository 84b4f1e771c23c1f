import { execFile } from 'node:child_process';
import { mkdtemp, readFile, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Browser } from '../testing/browser.ts';
import {
  openInstallation,
  password,
  signedIn,
  type Installation,
} from '../testing/installation.ts';
import { operatorSignedIn } from '../testing/operators.ts';
import { prepareDemonstration } from './demonstration.ts';

let here: Installation;
let host: Browser;
let dataFolder: string;

beforeAll(async () => {
  here = await openInstallation();
  dataFolder = await mkdtemp(join(tmpdir(), 'preau-operators-'));
});
afterAll(() => here[Symbol.asyncDispose]());

const secretIn = (link: string) => new URL(link).hash.slice(1);
const redeem = (link: string, username: string) =>
  here
    .browser()
    .post('/api/installation-links/use', { secret: secretIn(link), username, password });
const operator = (username: string) => operatorSignedIn(here, username);

/** What a start that is no demonstration prints. */
async function printed(): Promise<{ label: string; address: string }[]> {
  const { core, identity } = here.app;
  await prepareDemonstration({ core, identity }, { ...core.config, dataFolder }, core.log);
  return JSON.parse(await readFile(join(dataFolder, 'run', 'ready.json'), 'utf8')).people;
}

describe('the first administrator', () => {
  it('is made by a code that the start prints, the same until it is used, kept for the owner alone', async () => {
    const [first] = await printed();
    const [again] = await printed();
    expect(again).toEqual(first);
    expect(secretIn(first?.address ?? '').length).toBeGreaterThanOrEqual(43);
    for (const file of ['installation.json', 'run/ready.json'])
      expect((await stat(join(dataFolder, file))).mode & 0o777).toBe(0o600);
    const links = await here.db.selectFrom('installation_links').selectAll().execute();
    expect(JSON.stringify(links)).not.toContain(secretIn(first?.address ?? ''));
  });

  it('is one alone, whoever tries at the same moment; then the code is dead', async () => {
    const [{ address } = { address: '' }] = await printed();
    const replies = await Promise.all(['un', 'deux', 'trois'].map((name) => redeem(address, name)));
    const made = replies.filter(({ statusCode }) => statusCode === 200);
    expect(made).toHaveLength(1);
    for (const reply of replies.filter((one) => one !== made[0]))
      expect([reply.statusCode, reply.json().code]).toEqual([404, 'installation.link_unknown']);
    host = await operator(made[0]?.json().username);
    expect((await host.get('/api/operator/session')).json().me.kind).toBe('host');
    expect(await printed()).toEqual([]);
    expect((await redeem(address, 'quatre')).statusCode).toBe(404);
  });

  it('cannot choose a short password', async () => {
    const body = { secret: 'x', username: 'court', password: 'onzecaracte' };
    const reply = await here.browser().post('/api/installation-links/use', body);
    expect([reply.statusCode, reply.json().code]).toEqual([400, 'invalid_input']);
  });
});

const person = { family: 'Benali', given: 'Aïcha', title: 'Mme' };
const school = { uai: '0750001U', name: 'Collège des Tilleuls', signatory: 'head', person };

describe('a school', () => {
  let link: string;
  let schoolId: string;

  it('is created by the host with one link, for whoever signs', async () => {
    const reply = await host.post('/api/operator/schools', school);
    expect(reply.statusCode).toBe(200);
    schoolId = reply.json().schoolId;
    const first = reply.json().invitation.link;
    const again = await host.post(`/api/operator/schools/${schoolId}/invitation`);
    link = again.json().link;
    expect((await redeem(first, 'benali')).statusCode).toBe(404);
    const twice = await host.post('/api/operator/schools', school);
    expect(twice.json().code).toBe('operator.school_exists');
    const wrong = await host.post('/api/operator/schools', { ...school, uai: '0750001A' });
    expect(wrong.json().code).toBe('operator.uai_wrong');
  });

  it('tells its head for whom the link is, and takes it once', async () => {
    const asked = { secret: secretIn(link) };
    const told = await here.browser().post('/api/installation-links/read', asked);
    expect(told.json()).toEqual({
      kind: 'signatory',
      label: 'Mme Aïcha Benali',
      school: { name: school.name, uai: school.uai },
    });
    expect((await redeem(link, 'benali')).json()).toEqual({
      kind: 'signatory',
      username: 'benali@0750001u',
    });
    expect((await redeem(link, 'autre')).statusCode).toBe(404);
    const late = await host.post(`/api/operator/schools/${schoolId}/invitation`);
    expect(late.json().code).toBe('operator.has_account');
  });

  it('is seen by the host as numbers and a contract, and by the head as inert until it is accepted', async () => {
    const head = await signedIn(here, { uai: school.uai } as never, 'benali');
    const before = (await host.get('/api/operator/schools')).json().schools[0];
    expect(before).toMatchObject({ signedAt: null, installed: true, counts: { pupils: 0 } });
    const { current } = (await head.get('/api/agreement')).json();
    const body = { hash: current.hash, name: 'Aïcha Benali', quality: 'principale' };
    expect((await head.post('/api/agreement/acceptance', body)).statusCode).toBe(200);
    const list = await host.get('/api/operator/schools');
    expect(list.json().schools[0].signedAt).not.toBeNull();
    expect(list.body).not.toContain('Benali');
  });

  it('is linked for two weeks only', async () => {
    const uai = '0690001B';
    const made = await host.post('/api/operator/schools', { ...school, uai });
    here.clock.now = () => new Date(Date.now() + 15 * 24 * 3600 * 1000);
    expect((await redeem(made.json().invitation.link, 'tard')).statusCode).toBe(404);
    here.clock.now = () => new Date();
  });
});

describe('an administrator of many schools', () => {
  it('sees those that the host gave, their numbers, and no name; and changes nothing', async () => {
    const own = await here.addSchool('0130001F');
    await here.addSchool('0330001X');
    const made = await host.post('/api/operator/districts', {
      label: 'Métropole',
      schoolIds: [own.schoolId],
    });
    await redeem(made.json().invitation.link, 'metropole');
    const district = await operator('metropole');
    const seen = await district.get('/api/operator/schools');
    expect(seen.json().schools).toMatchObject([
      { uai: '0130001F', counts: { pupils: 3, groups: 1 } },
    ]);
    for (const name of ['Amrani', 'Martin', 'Chef', '6eB']) expect(seen.body).not.toContain(name);
    expect((await district.post('/api/operator/schools', school)).statusCode).toBe(403);
    const suspended = await host.post(`/api/operator/schools/${own.schoolId}/suspend`, {
      reason: 'asked',
    });
    expect(suspended.statusCode).toBe(204);
    const [told] = (await district.get('/api/operator/schools')).json().schools;
    expect(told).toMatchObject({ suspended: { reason: 'asked' }, suspendedBy: null });
    const path = `/api/operator/districts/${made.json().operatorId}`;
    expect((await district.patch(path, { schoolIds: [] })).statusCode).toBe(403);
    expect((await host.patch(path, { schoolIds: [] })).statusCode).toBe(204);
    expect((await district.get('/api/operator/schools')).json().schools).toEqual([]);
  });

  it('signs out for good, and wrong passwords answer like unknown names', async () => {
    const browser = await operator('metropole');
    const jar = new Map(browser.jar);
    await browser.post('/api/operator/session/end');
    for (const [name, value] of jar) browser.jar.set(name, value);
    expect((await browser.get('/api/operator/schools')).statusCode).toBe(401);
    for (const username of ['metropole', 'personne']) {
      const body = { username, password: 'un mot de passe faux' };
      const reply = await here.browser().post('/api/operator/session', body);
      expect([reply.statusCode, reply.json().code]).toEqual([401, 'identity.credentials_refused']);
    }
  });
});

describe('an operator who has lost phone and backup codes', () => {
  const script = join(import.meta.dirname, '../recover-operator.ts');
  /** As `npm run operator` runs it, beside the server. */
  const run = (...args: string[]) =>
    promisify(execFile)(process.execPath, [script, ...args], {
      env: { ...process.env, DATABASE_URL: here.url, PREAU_PUBLIC_URL: 'http://localhost:3000' },
    });

  it('begins anew by a link that the machine gives; the old password, codes and sessions are dead', async () => {
    const before = await operator('metropole');
    const [district] = (await host.get('/api/operator/districts')).json().districts;
    expect((await run()).stdout).toContain('metropole — Métropole, collectivité');
    const link = (await run('metropole')).stdout
      .split('\n')
      .find((line) => line.startsWith('http'));
    expect((await before.get('/api/operator/schools')).statusCode).toBe(401);
    const body = { username: 'metropole', password };
    const old = await here.browser().post('/api/operator/session', body);
    expect(old.json().code).toBe('identity.credentials_refused');
    expect((await redeem(link ?? '', 'metropole2')).json().kind).toBe('district');
    const fresh = await operator('metropole2');
    expect((await fresh.get('/api/operator/session')).json().me.secondFactor).toBe('done');
    expect((await redeem(link ?? '', 'metropole3')).statusCode).toBe(404);
    const [after] = (await host.get('/api/operator/districts')).json().districts;
    expect(after).toEqual(district);
  });

  it('is told who there is when the name is nobody’s, and nothing changes', async () => {
    const failed = await run('personne').catch((error: { stderr: string }) => error);
    expect(failed.stderr).toContain('Personne ne s’appelle « personne »');
    expect((await host.get('/api/operator/schools')).statusCode).toBe(200);
  });
});
