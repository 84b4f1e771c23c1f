import { hashPassword } from 'better-auth/crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { fromBase32, stepAt, totpCode } from '../../identity/server/testing/totp.ts';
import type { Browser } from '../testing/browser.ts';
import { openInstallation, password, type Installation } from '../testing/installation.ts';
import { operatorSignedIn, operatorWithPassword } from '../testing/operators.ts';
import { requestOf, routes } from '../testing/requests.ts';

let here: Installation;
const names = ['hote', 'metropole', 'academie', 'region', 'departement', 'commune'] as const;

beforeAll(async () => {
  here = await openInstallation();
  // Codes change every half-minute: the clock stands, so that a slow machine sees the same ones.
  const now = new Date();
  here.clock.now = () => now;
  const hash = await hashPassword(password);
  await here.db
    .insertInto('operators')
    .values(
      names.map((username) => ({
        kind: username === 'hote' ? ('host' as const) : ('district' as const),
        label: username,
        username,
        password: hash,
      })),
    )
    .execute();
});
afterAll(() => here[Symbol.asyncDispose]());

const half = (username: string) => operatorWithPassword(here, username);
const give = (browser: Browser, code: string) =>
  browser.post('/api/operator/session/second-factor', { code });
const meOf = async (browser: Browser) => (await browser.get('/api/operator/session')).json().me;
const codeOf = async (asked: ReturnType<Browser['post']>) => {
  const reply = await asked;
  return [reply.statusCode, reply.body === '' ? null : reply.json().code];
};
const wrong = [422, 'identity.code_wrong'];

/** Somebody with their phone: an app is set up at the first sign-in. */
async function enrolled(username: string, browser?: Browser, code: string | null = null) {
  const by = browser ?? (await half(username));
  const begun = await by.post('/api/operator/totp', { code });
  const secret = fromBase32(begun.json().secret);
  const codeAt = (step: number) => totpCode(secret, stepAt(here.clock.now()) + step);
  const confirmed = await by.post('/api/operator/totp/confirm', { code: codeAt(-1) });
  return { browser: by, codeAt, backupCodes: confirmed.json().backupCodes as string[] };
}

describe('an operator who has given the password alone', () => {
  const guarded = routes.filter(
    ({ caller, beforeSecondFactor }) => caller === 'operator' && beforeSecondFactor === undefined,
  );

  it.each(guarded.map((route) => [route.id, route] as const))(
    'is refused %s',
    async (_id, route) => {
      kept ??= await half('hote');
      const id = '01890000-0000-7000-8000-000000000000';
      const { url, body } = requestOf(route, { operatorId: id, schoolId: id });
      expect(await codeOf(kept.send(route.method, url, body))).toEqual([
        403,
        'second_factor_needed',
      ]);
    },
  );
  let kept: Browser | undefined;

  it('is told what is missing, and may leave', async () => {
    const browser = await half('hote');
    expect(await meOf(browser)).toMatchObject({ username: 'hote', secondFactor: 'to_enrol' });
    expect((await browser.post('/api/operator/session/end')).statusCode).toBe(204);
  });
});

describe('an operator’s codes by an app', () => {
  it('are set up at the first sign-in and asked at each one, each good once', async () => {
    const { browser, codeAt, backupCodes } = await enrolled('metropole');
    expect(backupCodes).toHaveLength(10);
    expect(await meOf(browser)).toMatchObject({ secondFactor: 'done', backupCodes: 10 });
    expect((await browser.get('/api/operator/schools')).statusCode).toBe(200);
    const next = await half('metropole');
    expect((await meOf(next)).secondFactor).toBe('to_give');
    expect(await codeOf(give(next, codeAt(-1)))).toEqual(wrong);
    expect((await give(next, codeAt(0))).json().me.secondFactor).toBe('done');
    expect((await next.get('/api/operator/schools')).statusCode).toBe(200);
    const another = await half('metropole');
    expect(await codeOf(give(another, codeAt(0)))).toEqual(wrong);
    const [backup = ''] = backupCodes;
    expect((await give(another, backup.toUpperCase().replace('-', ' '))).statusCode).toBe(200);
    expect((await meOf(another)).backupCodes).toBe(9);
    expect(await codeOf(give(await half('metropole'), backup))).toEqual(wrong);
  });

  it('give the session a new token: the one before is of no use', async () => {
    const browser = await half('academie');
    const before = new Map(browser.jar);
    await enrolled('academie', browser);
    const planted = here.browser();
    for (const [name, value] of before) planted.jar.set(name, value);
    expect(await meOf(planted)).toBeNull();
    expect((await meOf(browser)).secondFactor).toBe('done');
  });

  it('are exchanged for a code of the app, by nobody who has less', async () => {
    const { browser, codeAt, backupCodes } = await enrolled('region');
    const thief = await half('region');
    const begin = (by: Browser, code: string | null) => by.post('/api/operator/totp', { code });
    expect(await codeOf(begin(thief, null))).toEqual([403, 'forbidden']);
    expect(await codeOf(begin(thief, codeAt(0)))).toEqual([403, 'forbidden']);
    expect(await codeOf(begin(browser, null))).toEqual(wrong);
    const fresh = await enrolled('region', browser, codeAt(0));
    expect(await codeOf(give(thief, codeAt(1)))).toEqual(wrong);
    expect(await codeOf(give(thief, backupCodes[0] ?? ''))).toEqual(wrong);
    expect((await give(thief, fresh.codeAt(0))).statusCode).toBe(200);
  });

  it('are not set up twice at once: who has begun earlier cannot end it later', async () => {
    const early = await half('departement');
    const begun = await early.post('/api/operator/totp', { code: null });
    await enrolled('departement');
    const code = totpCode(fromBase32(begun.json().secret), stepAt(here.clock.now()));
    expect(await codeOf(early.post('/api/operator/totp/confirm', { code }))).toEqual([
      403,
      'forbidden',
    ]);
  });

  it('are guessed ten times in a window, from however many sessions', async () => {
    await enrolled('commune');
    const codes: unknown[] = [];
    let thief = await half('commune');
    for (let n = 0; n < 12; n += 1) {
      if (n % 4 === 3) thief = await half('commune');
      codes.push((await codeOf(give(thief, String(n).padStart(6, '0'))))[1]);
    }
    expect(codes.slice(0, 9)).toEqual(Array(9).fill('identity.code_wrong'));
    expect(codes.at(-1)).toBe('identity.try_later');
  });

  it('are kept encrypted, and backup codes as hashes', async () => {
    const { browser, codeAt } = await enrolled('hote');
    const reply = await browser.post('/api/operator/totp/backup-codes', { code: codeAt(0) });
    const rows = JSON.stringify(await here.db.selectFrom('operators').selectAll().execute());
    expect(reply.json().backupCodes).toHaveLength(10);
    for (const code of reply.json().backupCodes) expect(rows).not.toContain(code);
    expect(await codeOf(browser.post('/api/operator/totp/backup-codes', { code: '1' }))).toEqual(
      wrong,
    );
  });
});

describe('an operator’s password', () => {
  const fresh = 'une tout autre phrase longue';
  let browser: Browser;
  const change = (by: Browser, current: string, to: string) =>
    by.post('/api/operator/password', { current, password: to });

  it('is changed for the old one; other sessions end, and this one goes on', async () => {
    await here.db
      .insertInto('operators')
      .values({
        kind: 'district',
        label: 'v',
        username: 'ville',
        password: await hashPassword(password),
      })
      .execute();
    browser = await operatorSignedIn(here, 'ville');
    const elsewhere = await operatorSignedIn(here, 'ville');
    expect(await codeOf(change(browser, 'autre chose', fresh))).toEqual([
      422,
      'identity.password_wrong',
    ]);
    expect((await change(browser, password, 'onzecaracte')).json().code).toBe(
      'identity.password_short',
    );
    expect((await meOf(elsewhere)).secondFactor).toBe('done');
    expect((await change(browser, password, fresh)).statusCode).toBe(204);
    expect(await meOf(elsewhere)).toBeNull();
    expect((await browser.get('/api/operator/schools')).statusCode).toBe(200);
    const old = { username: 'ville', password };
    expect(await codeOf(here.browser().post('/api/operator/session', old))).toEqual([
      401,
      'identity.credentials_refused',
    ]);
    await operatorWithPassword(here, 'ville', fresh);
  });

  it('is guessed ten times in a window from a browser left open', async () => {
    const codes: unknown[] = [];
    for (let n = 0; n < 11; n += 1)
      codes.push((await codeOf(change(browser, `faux ${n}`, fresh)))[1]);
    expect(codes.slice(0, 10)).toEqual(Array(10).fill('identity.password_wrong'));
    expect(codes.at(-1)).toBe('identity.try_later');
  });
});
