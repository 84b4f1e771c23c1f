import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { fromBase32, stepAt, totpCode } from '../../identity/server/testing/totp.ts';
import type { Browser } from '../testing/browser.ts';
import {
  openInstallation,
  signedIn,
  withPassword,
  type Installation,
  type School,
} from '../testing/installation.ts';
import { requestOf, routes } from '../testing/requests.ts';

let here: Installation;
let school: School;

beforeAll(async () => {
  here = await openInstallation();
  // Codes change every half-minute: the clock stands, so that a slow machine sees the same ones.
  const now = new Date();
  here.clock.now = () => now;
  school = await here.addSchool('0750001U');
});
afterAll(() => here[Symbol.asyncDispose]());

const give = (browser: Browser, code: string) =>
  browser.post('/api/session/second-factor', { code });
const standing = async (browser: Browser) =>
  (await browser.get('/api/session')).json().me.secondFactor;

/** A teacher, who need not, sets codes by an app up. */
async function enrolled(username: string) {
  const browser = await signedIn(here, school, username);
  const secret = fromBase32((await browser.post('/api/account/totp')).json().secret);
  const codeAt = (step: number) => totpCode(secret, stepAt(here.clock.now()) + step);
  const confirmed = await browser.post('/api/account/totp/confirm', { code: codeAt(-1) });
  return { browser, codeAt, backupCodes: confirmed.json().backupCodes as string[] };
}

describe('a head or an administrator who has given the password alone', () => {
  const guarded = routes.filter(
    ({ caller, beforeSecondFactor }) =>
      (caller === 'account' || caller === 'seat') && beforeSecondFactor === undefined,
  );

  it.each(guarded.map((route) => [route.id, route] as const))(
    'is refused %s',
    async (_id, route) => {
      for (const username of ['chef', 'admin']) {
        const browser = await limited(username);
        const { url, body } = requestOf(route, { groupId: school.groupId });
        const reply = await browser.send(route.method, url, body);
        if (route.caller === 'seat') expect(reply.statusCode).toBe(404);
        else expect([reply.statusCode, reply.json().code]).toEqual([403, 'second_factor_needed']);
      }
    },
  );

  it('is told what is missing, and may leave', async () => {
    const browser = await withPassword(here, school, 'chef');
    expect(await standing(browser)).toBe('to_enrol');
    expect((await browser.post('/api/session/end', { everywhere: false })).statusCode).toBe(204);
  });

  const kept = new Map<string, Browser>();
  async function limited(username: string) {
    const browser = kept.get(username) ?? (await withPassword(here, school, username));
    kept.set(username, browser);
    return browser;
  }
});

describe('codes by an app', () => {
  it('are set up by a first code, and asked at the next sign-in, each good once', async () => {
    const { browser, codeAt, backupCodes } = await enrolled('martin');
    expect(await standing(browser)).toBe('done');
    expect(backupCodes).toHaveLength(10);
    const next = await withPassword(here, school, 'martin');
    expect(await standing(next)).toBe('to_give');
    expect((await next.get('/api/groups')).json().code).toBe('second_factor_needed');
    expect((await give(next, codeAt(-1))).json().code).toBe('identity.code_wrong');
    expect((await give(next, codeAt(0))).statusCode).toBe(200);
    expect((await next.get('/api/groups')).statusCode).toBe(200);
    const another = await withPassword(here, school, 'martin');
    expect((await give(another, codeAt(0))).json().code).toBe('identity.code_wrong');
    const [backup = ''] = backupCodes;
    expect((await give(another, backup.toUpperCase().replace('-', ' '))).statusCode).toBe(200);
    const late = await withPassword(here, school, 'martin');
    expect((await give(late, backup)).json().code).toBe('identity.code_wrong');
  });

  it('cannot be exchanged by who has the password alone', async () => {
    const thief = await withPassword(here, school, 'martin');
    expect((await thief.post('/api/account/totp')).statusCode).toBe(403);
    expect((await thief.post('/api/account/passkeys/options')).statusCode).toBe(403);
    expect((await thief.post('/api/account/totp/remove', { code: '000000' })).statusCode).toBe(403);
  });

  it('are guessed ten times in a window, from however many sessions', async () => {
    await enrolled('bureau');
    const codes: string[] = [];
    for (let n = 0; n < 12; n += 1) {
      const browser = n % 4 === 0 ? await withPassword(here, school, 'bureau') : thief;
      thief = browser;
      codes.push((await give(browser, String(n).padStart(6, '0'))).json().code);
    }
    expect(codes.slice(0, 9)).toEqual(Array(9).fill('identity.code_wrong'));
    expect(codes.at(-1)).toBe('identity.try_later');
  });
  let thief: Browser;

  it('are kept encrypted, and backup codes as hashes', async () => {
    const { backupCodes } = await enrolled('autre');
    const { rows } = {
      rows: [
        await here.db.selectFrom('totp_secrets').selectAll().execute(),
        await here.db.selectFrom('backup_codes').selectAll().execute(),
      ],
    };
    for (const code of backupCodes) expect(JSON.stringify(rows)).not.toContain(code);
  });

  it('may be given up by who need not have them, not by a head', async () => {
    const { browser, codeAt } = await enrolled('delegue');
    const remove = (by: Browser, code: string) => by.post('/api/account/totp/remove', { code });
    expect((await remove(browser, codeAt(0))).statusCode).toBe(204);
    expect(await standing(await withPassword(here, school, 'delegue'))).toBe('done');
    const head = await signedIn(here, school, 'chef');
    expect((await remove(head, '000000')).json().code).toBe('identity.factor_required');
  });
});

describe('a seat', () => {
  it('is not held by a session that misses its second factor', async () => {
    const head = await signedIn(here, school, 'chef');
    const half = await withPassword(here, school, 'chef');
    const found = await here.app.identity.accountActor({
      headers: { cookie: `preau_session=${half.jar.get('preau_session')}` },
    });
    expect(found?.secondFactor).toBe('missing');
    expect((await head.get('/api/account')).statusCode).toBe(200);
  });
});
