import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { uaiCheckLetter } from '../../school/contract/uai.ts';
import type { Browser } from '../testing/browser.ts';
import { lessonDoors } from '../testing/doors/lesson-doors.ts';
import { ownDoors } from '../testing/doors/own-doors.ts';
import { providerDoors } from '../testing/doors/provider-doors.ts';
import {
  openInstallation,
  password,
  signedIn,
  type Installation,
} from '../testing/installation.ts';
import { addHost } from '../testing/operators.ts';

const stack = new AsyncDisposableStack();
let here: Installation;
let host: Browser;

beforeAll(async () => {
  here = stack.use(await openInstallation());
  host = await addHost(here);
});
afterAll(() => stack.disposeAsync());

let schools = 0;
async function aSchool() {
  here.clock.now = () => new Date();
  schools += 1;
  const digits = `075${String(schools).padStart(4, '0')}`;
  const school = await here.addSchool(`${digits}${uaiCheckLetter(digits)}`);
  return { school, head: await signedIn(here, school, 'chef') };
}

const expectDone = async (asked: ReturnType<Browser['post']>) => {
  const reply = await asked;
  expect([reply.statusCode, reply.body]).toEqual([204, '']);
};
const suspend = (schoolId: string, reason = 'disagreement') =>
  expectDone(host.post(`/api/operator/schools/${schoolId}/suspend`, { reason }));
const reinstate = (schoolId: string) =>
  expectDone(host.post(`/api/operator/schools/${schoolId}/reinstate`));

type Row = [person: string, school: string, lifted: string];
const dead = 'entry.link_unknown';
const provider = ['identity.provider_person_closed', 'school_suspended', 'in'] as const;
/** What each door answers to a suspended person, in a suspended school, and when both are lifted. */
const answers: Record<string, Row> = {
  'a password': ['identity.credentials_refused', 'school_suspended', 'in'],
  'a class card': ['identity.credentials_refused', 'school_suspended', 'in'],
  'a passkey': ['identity.passkey_refused', 'school_suspended', 'in'],
  'an invitation, or the recovery of a lost access': [
    'identity.invitation_unknown',
    'school_suspended',
    'in',
  ],
  // It ended, and is not there again.
  'a session that was open': ['unauthenticated', 'unauthenticated', 'unauthenticated'],
  'a return from CAS': [...provider],
  'a return from OpenID Connect': [...provider],
  'a return from SAML': [...provider],
  'a launch from LTI': [...provider],
  'a personal link': [dead, dead, 'in'],
  'the address of a calendar': [dead, dead, 'in'],
  // Whoever comes is in no register, where they could be suspended.
  'an invited guest’s link': ['in', dead, 'in'],
  'the class link': ['in', dead, 'in'],
  'a guest by the class link': ['in', dead, 'in'],
  // The lesson ended with the school's suspension.
  'the stream of a class': ['404', '404', '404'],
  'the pass to sound and picture': ['403', '403', '403'],
};

const doors = [...ownDoors, ...lessonDoors, ...providerDoors(stack)];

describe('each door, for a suspended person, in a suspended school, and afterwards', () => {
  it('is stated', () => {
    expect(doors.map(({ name }) => name).sort()).toEqual(Object.keys(answers).sort());
  });

  it.each(doors.map((door) => [door.name, door] as const))('%s', async (name, door) => {
    const { school, head } = await aSchool();
    const { personId, enter } = await door.ready({ here, school, head });
    if (!door.once) expect(await enter()).toBe('in');
    const row: string[] = [];
    const person = `/api/people/${personId}`;
    if (personId) await expectDone(head.post(`${person}/suspend`));
    row.push(await enter());
    if (personId) await expectDone(head.post(`${person}/reinstate`));
    await suspend(school.schoolId);
    row.push(await enter());
    await reinstate(school.schoolId);
    row.push(await enter());
    expect(row).toEqual(answers[name]);
  });
});

describe('a suspended school', () => {
  it('keeps which operator suspended it and who lifted that, and shows it to the host alone', async () => {
    const { school } = await aSchool();
    const { schoolId } = school;
    await suspend(schoolId, 'security');
    // A second press changes nothing.
    await suspend(schoolId, 'asked');
    const seen = async () =>
      (await host.get('/api/operator/schools'))
        .json()
        .schools.find((one: { schoolId: string }) => one.schoolId === schoolId);
    expect(await seen()).toMatchObject({
      suspended: { reason: 'security' },
      suspendedBy: 'Hébergeur',
    });
    await reinstate(schoolId);
    expect(await seen()).toMatchObject({ suspended: null, suspendedBy: null });
    const trace = await here.db
      .selectFrom('suspension_changes as c')
      .leftJoin('operators as o', 'o.id', 'c.operator_id')
      .select(['o.username', 'c.reason'])
      .where('c.school_id', '=', schoolId)
      .orderBy('c.id')
      .execute();
    expect(trace).toEqual([
      { username: 'hebergeur', reason: 'security' },
      { username: 'hebergeur', reason: null },
    ]);
  });

  it('is seen as such by who answers for its data, who is told why, and by nobody who guesses', async () => {
    const { school, head } = await aSchool();
    await suspend(school.schoolId, 'contract_ended');
    const { me } = (await head.get('/api/session')).json();
    expect(me.school.suspended.reason).toBe('contract_ended');
    for (const username of ['chef', 'delegue', 'dasen'])
      await signedIn(here, school, username).then(async (browser) =>
        expect((await browser.get('/api/agreement')).statusCode).toBe(200),
      );
    for (const username of ['admin', 'martin', 'autre', 'bureau']) {
      const ask = (typed: string) =>
        here.browser().post('/api/session', {
          username: `${username}@${school.uai}`,
          password: typed,
        });
      const [right, wrong] = [await ask(password), await ask('une phrase bien fausse')];
      expect([right.json().code, right.cookies]).toEqual(['school_suspended', []]);
      expect(wrong.json().code).toBe('identity.credentials_refused');
    }
  });

  it('can be read, corrected, taken out and erased by its head, and nothing else', async () => {
    const { school, head } = await aSchool();
    await suspend(school.schoolId);
    const [pupil = ''] = school.pupilIds;
    const name = { family: 'Amrani', given: 'Léa', title: null };
    const done = [
      await head.post('/api/people/search', {}),
      await head.post('/api/people/export', {}),
      await head.get(`/api/people/${pupil}`),
      await head.patch(`/api/people/${pupil}`, { name, email: null }),
      await head.send('DELETE', `/api/people/${pupil}`),
      await head.get('/api/agreement/file?language=fr&format=pdf'),
    ];
    expect(done.map(({ statusCode }) => statusCode)).toEqual([200, 200, 200, 204, 204, 200]);
    const added = { role: 'pupil', name, email: null };
    const refused = [
      await head.post('/api/people', added),
      await head.post(`/api/people/${school.teacherId}/account/invitation`, {
        username: null,
        byMail: false,
      }),
      await head.get('/api/providers'),
      await head.get('/api/meetings?from=2026-03-23&to=2026-03-29'),
    ];
    for (const reply of refused)
      expect([reply.statusCode, reply.json().code]).toEqual([403, 'school_suspended']);
  });

  it('loses nothing, is shown to the host, and another school notices nothing', async () => {
    const [one, other] = [await aSchool(), await aSchool()];
    const teacher = await signedIn(here, other.school, 'martin');
    const before = await counts(one.school.schoolId);
    await suspend(one.school.schoolId);
    const { schools: seen } = (await host.get('/api/operator/schools')).json();
    const stateOf = ({ school: { schoolId } }: typeof one) =>
      seen.find((row: { schoolId: string }) => row.schoolId === schoolId).suspended;
    expect(stateOf(one)).toEqual({ since: expect.any(String), reason: 'disagreement' });
    expect(stateOf(other)).toBeNull();
    expect((await teacher.get('/api/groups')).statusCode).toBe(200);
    expect(await counts(one.school.schoolId)).toEqual(before);
  });

  it('keeps nobody for the office whom a provider sends and the register does not know', async () => {
    const { school, head } = await aSchool();
    const cas = doors.find(({ name }) => name === 'a return from CAS');
    const ready = await cas?.ready({ here, school, head });
    await here.db.deleteFrom('person_identifiers').execute();
    await suspend(school.schoolId);
    expect(await ready?.enter()).toBe('school_suspended');
    const visits = here.db.selectFrom('provider_visits').selectAll();
    expect(await visits.where('school_id', '=', school.schoolId).execute()).toEqual([]);
  });

  const counts = async (schoolId: string) => {
    const count = async (table: 'people' | 'groups' | 'accounts' | 'agreement_acceptances') =>
      (await here.db.selectFrom(table).select('id').where('school_id', '=', schoolId).execute())
        .length;
    return [await count('people'), await count('groups'), await count('accounts')];
  };
});
