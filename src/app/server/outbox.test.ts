import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { Browser } from '../testing/browser.ts';
import {
  openInstallation,
  signedIn,
  type Installation,
  type School,
} from '../testing/installation.ts';
import { addMail } from '../testing/mails.ts';

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
beforeEach(() => here.db.deleteFrom('outbox_mails').execute());

const personOf = async (family: string): Promise<string> => {
  const { id } = await here.db
    .selectFrom('people')
    .select('id')
    .where('school_id', '=', school.schoolId)
    .where('family_name', '=', family)
    .executeTakeFirstOrThrow();
  return id;
};
const setAddress = (personId: string, email: string) =>
  here.db.updateTable('people').set({ email }).where('id', '=', personId).execute();
const invite = async (by: Browser, personId: string) =>
  (
    await by.post(`/api/people/${personId}/account/invitation`, { username: null, byMail: true })
  ).json().invitation;
const list = async (by: Browser) => (await by.get('/api/outbox')).json();
const open = (by: Browser, mailId: string) => by.post(`/api/outbox/${mailId}/open`);

describe('without a mail server', () => {
  it('an invitation says that it waits, and who runs the school reads it', async () => {
    const personId = await personOf('Autre');
    await setAddress(personId, 'autre@ecole.example');
    const { link, mailed } = await invite(admin, personId);
    expect(mailed).toBe('waiting');
    const { fate, mails } = await list(admin);
    expect(fate).toBe('waiting');
    expect(mails).toMatchObject([
      { recipient: 'autre@ecole.example', state: 'waiting', readable: true, opened: null },
    ]);
    expect(JSON.stringify(mails)).not.toContain(new URL(link).hash);
    const [{ mailId }] = mails;
    expect((await open(admin, mailId)).json().text).toContain(link);
    expect((await open(head, mailId)).statusCode).toBe(200);
    // Who read it first.
    expect((await list(head)).mails[0].opened.by).toMatchObject({ family: 'Admin' });
  });

  it('nobody else of the school reads them, and no other school', async () => {
    const mailId = await addMail(here, { ...school, personId: school.teacherId });
    for (const username of ['martin', 'delegue', 'bureau']) {
      const somebody = await signedIn(here, school, username);
      expect((await somebody.get('/api/outbox')).statusCode).toBe(403);
      expect((await open(somebody, mailId)).statusCode).toBe(403);
    }
    const other = await here.addSchool('0690001B');
    const stranger = await signedIn(here, other, 'chef');
    expect((await list(stranger)).mails).toEqual([]);
    expect((await open(stranger, mailId)).statusCode).toBe(404);
  });

  it('what lets one who signs in is read by those who may let them in', async () => {
    const mailId = await addMail(here, { ...school, personId: await personOf('Chef') });
    const readable = async (by: Browser) => (await list(by)).mails[0].readable;
    expect([await readable(admin), await readable(head)]).toEqual([false, true]);
    expect([(await open(admin, mailId)).statusCode, (await open(head, mailId)).statusCode]).toEqual(
      [403, 200],
    );
  });

  it.each(['leaving', 'refused'] as const)('one that is %s is read by nobody', async (state) => {
    const mailId = await addMail(here, { ...school, personId: school.teacherId });
    await here.db.updateTable('outbox_mails').set({ state }).execute();
    expect((await list(head)).mails).toMatchObject([{ state, readable: false }]);
    expect((await open(head, mailId)).statusCode).toBe(404);
  });
});

describe('an address that is none', () => {
  it('keeps nobody from being invited, and is shown for what it is', async () => {
    const personId = await personOf('Autre');
    await setAddress(personId, 'zoé@free.fr');
    expect((await invite(head, personId)).mailed).toBe('refused');
    expect((await list(head)).mails).toMatchObject([
      { recipient: 'zoé@free.fr', state: 'refused', refusedCode: null, readable: false },
    ]);
  });

  it('keeps nobody from signing in after many refused attempts', async () => {
    await setAddress(school.teacherId, 'jean..dupont@free.fr');
    const username = `martin@${school.uai}`;
    const tried = (password: string) => here.browser().post('/api/session', { username, password });
    here.clock.now = () => new Date();
    for (let n = 0; n < 5; n += 1) await tried('une phrase bien fausse');
    const reply = await tried('une phrase assez longue');
    expect([reply.statusCode, reply.json().failures]).toEqual([200, 5]);
  });
});
