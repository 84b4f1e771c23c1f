import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Browser } from '../testing/browser.ts';
import {
  openInstallation,
  signedIn,
  type Installation,
  type School,
} from '../testing/installation.ts';
import { routes } from '../testing/requests.ts';

const chosen = 'un mot de passe choisi';
let here: Installation;
let school: School;
let head: Browser;
let admin: Browser;

beforeAll(async () => {
  here = await openInstallation();
  school = await here.addSchool('0750001U');
  head = await signedIn(here, school, 'chef');
  admin = await signedIn(here, school, 'admin');
});
afterAll(() => here[Symbol.asyncDispose]());

const secretIn = (link: string) => new URL(link).hash.slice(1);
const invite = (by: Browser, personId: string, body: object = {}) =>
  by.post(`/api/people/${personId}/account/invitation`, { username: null, byMail: false, ...body });
const accept = (secret: string, password = chosen, browser = here.browser()) =>
  browser.post('/api/invitation/accept', { secret, password });
const personIdOf = async (search: string) =>
  (await head.post('/api/accounts/search', { search })).json().accounts[0].personId as string;

async function addPerson(role: string, email: string | null = null): Promise<string> {
  const { id } = await here.db
    .insertInto('people')
    .values({
      school_id: school.schoolId,
      role: role as 'teacher',
      family_name: 'Nouvelle',
      given_name: 'Éva',
      title: 'Mme',
      email,
    })
    .returning('id')
    .executeTakeFirstOrThrow();
  return id;
}

describe('an account made by the school', () => {
  it('gets a username from the name, numbered, and a link in whose fragment the secret stands', async () => {
    const [one, other] = [await addPerson('teacher'), await addPerson('teacher')];
    const first = (await invite(head, one)).json().invitation;
    const second = (await invite(admin, other)).json().invitation;
    expect([first.username, second.username]).toEqual(['eva.nouvelle', 'eva.nouvelle2']);
    expect(new URL(first.link).pathname).toBe('/invitation');
    expect(secretIn(first.link)).toMatch(/^[\w-]{43}$/);
    const rows = await here.db.selectFrom('invitations').selectAll().execute();
    expect(JSON.stringify(rows)).not.toContain(secretIn(first.link));
  });

  it('is entered by its invitation, once; the password is the person’s own', async () => {
    const personId = await addPerson('staff');
    const { link, username } = (await invite(head, personId)).json().invitation;
    const secret = secretIn(link);
    const shown = await here.browser().post('/api/invitation', { secret });
    expect(shown.json()).toMatchObject({ username, shortest: 12, name: { family: 'Nouvelle' } });
    expect((await accept(secret, 'trop court')).json().code).toBe('identity.password_short');
    const browser = here.browser();
    expect((await accept(secret, chosen, browser)).json().me.personId).toBe(personId);
    expect((await browser.get('/api/session')).json().me.role).toBe('staff');
    const again = await accept(secret);
    expect([again.statusCode, again.json().code]).toEqual([404, 'identity.invitation_unknown']);
    const back = await here.browser().post('/api/session', { username, password: chosen });
    expect(back.statusCode).toBe(200);
  });

  it('lapses after fourteen days, like one that never was', async () => {
    const { link } = (await invite(head, await addPerson('staff'))).json().invitation;
    here.clock.now = () => new Date(Date.now() + 14 * 86_400_000 + 1_000);
    try {
      expect((await accept(secretIn(link))).json().code).toBe('identity.invitation_unknown');
      expect((await accept('jamais-fait')).json().code).toBe('identity.invitation_unknown');
    } finally {
      here.clock.now = () => new Date();
    }
  });

  it('is mailed to who has an address, and to nobody else', async () => {
    const without = await invite(head, await addPerson('teacher'), { byMail: true });
    expect(without.json().code).toBe('identity.no_email');
    const personId = await addPerson('teacher', 'eva@ecole.example');
    expect((await invite(head, personId, { byMail: true })).json().invitation.mailed).toBe(
      'waiting',
    );
    const mail = await here.db
      .selectFrom('outbox_mails')
      .select(['recipient', 'body_text'])
      .where('person_id', '=', personId)
      .executeTakeFirstOrThrow();
    expect(mail.recipient).toBe('eva@ecole.example');
    expect(mail.body_text).toMatch(/\/invitation#[\w-]{43}/);
  });

  it('may be given another username, unless somebody has it or it cannot be one', async () => {
    const personId = await addPerson('staff');
    for (const username of ['martin', 'é@', 'a b'])
      expect((await invite(head, personId, { username })).json().code).toBe(
        'identity.username_taken',
      );
    const made = await invite(head, personId, { username: 'la.nouvelle' });
    expect(made.json().invitation.username).toBe('la.nouvelle');
  });
});

describe('an invitation renewed by the school', () => {
  it('kills the old password and all sessions at once', async () => {
    const before = await signedIn(here, school, 'autre');
    const { link } = (await invite(admin, await personIdOf('Autre'))).json().invitation;
    expect((await before.get('/api/groups')).statusCode).toBe(401);
    const old = { username: 'autre', password: 'une phrase assez longue' };
    expect((await here.browser().post('/api/session', old)).statusCode).toBe(401);
    expect((await accept(secretIn(link))).statusCode).toBe(200);
  });

  it('replaces the older one', async () => {
    const personId = await addPerson('staff');
    const older = (await invite(head, personId)).json().invitation;
    const newer = (await invite(head, personId)).json().invitation;
    expect((await accept(secretIn(older.link))).json().code).toBe('identity.invitation_unknown');
    expect((await accept(secretIn(newer.link))).statusCode).toBe(200);
  });

  it('of a head who is in can be made by a head alone', async () => {
    const personId = await personIdOf('Chef');
    expect((await invite(admin, personId)).statusCode).toBe(403);
    const other = await addPerson('head');
    const { link } = (await invite(admin, other)).json().invitation;
    expect((await accept(secretIn(link))).json().me).toMatchObject({
      role: 'head',
      secondFactor: 'to_enrol',
    });
    expect((await invite(admin, other)).statusCode).toBe(403);
    expect((await invite(head, other)).statusCode).toBe(200);
  });

  it('is the office’s to make, nobody else’s', async () => {
    for (const username of ['martin', 'delegue', 'bureau']) {
      const somebody = await signedIn(here, school, username);
      expect((await invite(somebody, school.teacherId)).statusCode).toBe(403);
      expect((await somebody.post('/api/accounts/search')).statusCode).toBe(403);
    }
  });
});

describe('one’s own account', () => {
  it('shows its sessions, ends one or all the others, never somebody else’s', async () => {
    const { schoolId, teacherId: personId } = school;
    await here.app.identity.revokeSessions({ schoolId, personId });
    const [here1, here2, here3] = [
      await signedIn(here, school, 'martin'),
      await signedIn(here, school, 'martin'),
      await signedIn(here, school, 'martin'),
    ];
    const { account } = (await here1.get('/api/account')).json();
    expect(account.sessions).toHaveLength(3);
    const current = account.sessions.filter((one: { current: boolean }) => one.current);
    expect(current).toHaveLength(1);
    const { sessionId } = (await here2.get('/api/account'))
      .json()
      .account.sessions.find((one: { current: boolean }) => one.current);
    const foreign = await head.post(`/api/account/sessions/${sessionId}/end`);
    expect(foreign.statusCode).toBe(404);
    expect((await here1.post(`/api/account/sessions/${sessionId}/end`)).statusCode).toBe(204);
    expect((await here2.get('/api/account')).statusCode).toBe(401);
    await here1.post('/api/account/sessions/end-others');
    expect((await here3.get('/api/account')).statusCode).toBe(401);
    expect((await here1.get('/api/account')).statusCode).toBe(200);
  });

  it('changes its password: other sessions die, this browser goes on in a new one', async () => {
    const [browser, elsewhere] = [
      await signedIn(here, school, 'bureau'),
      await signedIn(here, school, 'bureau'),
    ];
    const before = browser.jar.get('preau_session');
    const change = (current: string, password: string) =>
      browser.post('/api/account/password', { current, password });
    expect((await change('faux, tout faux', chosen)).json().code).toBe('identity.password_wrong');
    expect((await change('une phrase assez longue', 'court')).json().code).toBe(
      'identity.password_short',
    );
    expect((await change('une phrase assez longue', chosen)).statusCode).toBe(204);
    expect(browser.jar.get('preau_session')).not.toBe(before);
    expect((await browser.get('/api/account')).statusCode).toBe(200);
    expect((await elsewhere.get('/api/account')).statusCode).toBe(401);
  });
});

describe('nobody makes an account for themself', () => {
  it('no route that anybody may call creates one', () => {
    const open = routes
      .filter(({ caller, method }) => caller === 'anyone' && method !== 'GET')
      .map(({ id }) => id);
    const known = [
      'session.create',
      'session.passkey.begin',
      'session.passkey.create',
      'invitation.read',
      'invitation.accept',
      'link.claim',
    ];
    for (const id of open.filter((one) => !known.includes(one)))
      expect(id).not.toMatch(/account|user|person|people|sign-?up|register/);
    expect(open).toEqual(expect.arrayContaining(known));
  });

  it('nor do better-auth’s own, which are not there', async () => {
    const body = { email: 'a@b.example', password: chosen, name: 'A', username: 'intrus' };
    for (const path of ['/api/auth/sign-up/email', '/api/sign-up', '/api/auth/sign-in/username'])
      expect((await here.browser().post(path, body)).statusCode).toBe(404);
  });
});
