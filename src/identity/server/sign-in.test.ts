import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openInstallation, type Installation } from './testing/installation.ts';

const password = 'préau-sous-la-pluie';
let school: Installation;

beforeAll(async () => {
  school = await openInstallation();
  await school.addSchool('0750655E', { family: 'Martin', username: 'martin', password });
});
afterAll(() => school[Symbol.asyncDispose]());

describe('signing in', () => {
  it('opens a session for the right password, and says who it is', async () => {
    const browser = school.openBrowser();
    const response = await browser.signIn('martin', password);
    expect(response.statusCode).toBe(200);
    expect(response.json()).toEqual({
      me: {
        personId: expect.any(String),
        name: { family: 'Martin', given: 'Sylvie', title: 'Mme' },
        role: 'teacher',
        school: {
          name: 'Collège 0750655E',
          uai: '0750655E',
          timeZone: 'Europe/Paris',
          signed: false,
          suspended: null,
        },
        secondFactor: 'done',
      },
      failures: null,
    });
    expect(await browser.me()).toEqual(response.json().me);
  });

  it('sets the session’s cookie, out of scripts’ reach, for this site alone, 12 hours; and one that knows the browser at its next sign-in', async () => {
    const browser = school.openBrowser();
    const response = await browser.signIn('martin', password);
    expect(response.cookies).toEqual([
      {
        name: 'preau_session',
        value: expect.any(String),
        maxAge: 12 * 3600,
        path: '/',
        httpOnly: true,
        sameSite: 'Strict',
      },
      {
        name: 'preau_known',
        value: expect.stringMatching(/^[\w-]{43}$/),
        maxAge: 365 * 24 * 3600,
        path: '/api/session',
        httpOnly: true,
        sameSite: 'Strict',
      },
    ]);
    expect([...browser.jar.keys()]).toEqual(['preau_session', 'preau_known']);
  });

  it('answers an unknown username, an odd one and a wrong password with one same answer', async () => {
    const answers = [];
    for (const [username, tried] of [
      ['martin', 'une autre phrase'],
      ['personne', password],
      ['martin@0750654D', password],
      ['<script>', password],
      ['x'.repeat(120), password],
      ["martin' or 1=1 --", password],
    ] as const) {
      const response = await school.openBrowser('192.0.2.77').signIn(username, tried);
      answers.push({ status: response.statusCode, body: response.body, cookies: response.cookies });
    }
    expect(answers[0]).toMatchObject({ status: 401, cookies: [] });
    expect(JSON.parse(answers[0]?.body ?? '')).toMatchObject({
      code: 'identity.credentials_refused',
    });
    for (const answer of answers) expect(answer).toEqual(answers[0]);
  });

  it('keeps no address and no browser’s name', async () => {
    await school.openBrowser('203.0.113.42').signIn('martin', password);
    await school.openBrowser('203.0.113.42').signIn('martin', 'une autre phrase');
    for (const table of ['accounts', 'sessions', 'credentials', 'verifications', 'rate_limits']) {
      const { rows } = await sql`select * from ${sql.table(table)}`.execute(school.core.db);
      expect(JSON.stringify(rows)).not.toMatch(/203\.0\.113|canary/);
    }
    const { rows } = await sql<{ name: string }>`
      select column_name as name from information_schema.columns
      where table_name in ('accounts', 'sessions')`.execute(school.core.db);
    expect(rows.map(({ name }) => name).join()).not.toMatch(/ip|agent|device|system/);
  });

  it('refuses unknown keys, and a session asked for in the body', async () => {
    const response = await school
      .openBrowser()
      .send('POST', '/api/session', { username: 'martin', password, rememberMe: true });
    expect(response.statusCode).toBe(400);
    expect(response.cookies).toEqual([]);
  });

  it('needs our header, which a foreign page cannot send', async () => {
    const payload = { username: 'martin', password };
    const response = await school.http.inject({ method: 'POST', url: '/api/session', payload });
    expect(response.json()).toMatchObject({ code: 'origin_refused' });
  });

  it('is possible through our routes only', async () => {
    for (const url of ['/api/auth/sign-up/email', '/api/auth/sign-in/username', '/sign-up/email']) {
      const response = await school.openBrowser().send('POST', url, {});
      expect(response.statusCode).toBe(404);
    }
  });
});

describe('a session', () => {
  it('changes at sign-in: one that was planted before is never the one signed in', async () => {
    const attacker = school.openBrowser('198.51.100.9');
    const victim = school.openBrowser();
    victim.jar.set('preau_session', 'planted.bm90IG91cnM%3D');
    await victim.signIn('martin', password);
    expect(victim.session()).not.toContain('planted');
    attacker.jar.set('preau_session', 'planted.bm90IG91cnM%3D');
    expect(await attacker.me()).toBeNull();
  });

  it('that the browser had before ends when it signs in again', async () => {
    const browser = school.openBrowser();
    await browser.signIn('martin', password);
    const earlier = school.openBrowser();
    earlier.jar.set('preau_session', browser.session() ?? '');
    expect(await earlier.me()).not.toBeNull();
    await browser.signIn('martin', password);
    expect(await earlier.me()).toBeNull();
    expect(await browser.me()).not.toBeNull();
  });

  it('stays when a sign-in over it fails', async () => {
    const browser = school.openBrowser();
    await browser.signIn('martin', password);
    await browser.signIn('martin', 'une autre phrase');
    expect(await browser.me()).not.toBeNull();
  });

  it('cannot be made from a copy of the table: the cookie is signed', async () => {
    await school.openBrowser().signIn('martin', password);
    const { token } = await school.core.db
      .selectFrom('sessions')
      .select('token')
      .limit(1)
      .executeTakeFirstOrThrow();
    for (const forged of [token, `${token}.`, `${token}.${btoa('x'.repeat(32))}`]) {
      const thief = school.openBrowser();
      thief.jar.set('preau_session', encodeURIComponent(forged));
      expect(await thief.me()).toBeNull();
    }
  });

  it('ends after 12 hours, whatever its use, and is forgotten at the next sign-in', async () => {
    const browser = school.openBrowser();
    await browser.signIn('martin', password);
    const start = Date.now();
    school.setClock(() => new Date(start + 11.9 * 3_600_000));
    expect(await browser.me()).not.toBeNull();
    school.setClock(() => new Date(start + 12.1 * 3_600_000));
    expect(await browser.me()).toBeNull();
    await school.openBrowser().signIn('martin', password);
    school.setClock(() => new Date());
    expect(await browser.me()).toBeNull();
  });

  it('speaks for the person’s role of this very moment', async () => {
    const browser = school.openBrowser();
    const { personId } = (await browser.signIn('martin', password)).json().me;
    const setRole = (role: 'staff' | 'teacher') =>
      school.core.db.updateTable('people').set({ role }).where('id', '=', personId).execute();
    await setRole('staff');
    expect(await browser.me()).toMatchObject({ role: 'staff' });
    await setRole('teacher');
  });

  it('over https travels over https alone', async () => {
    await using secure = await openInstallation('https://preau.college.example');
    await secure.addSchool('0750655E', { family: 'Martin', username: 'martin', password });
    const response = await secure.openBrowser().signIn('martin', password);
    expect(response.cookies[0]).toMatchObject({ name: 'preau_session', secure: true });
  });
});
