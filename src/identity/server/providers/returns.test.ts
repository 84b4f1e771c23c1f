import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { Browser } from '../../../app/testing/browser.ts';
import {
  openInstallation,
  signedIn,
  type Installation,
  type School,
} from '../../../app/testing/installation.ts';
import { showSecondFactor } from '../../../app/testing/second-factor.ts';
import { callbackPath } from '../../contract/providers/sign-in-routes.ts';
import { openLyingServer } from './testing/lying-server.ts';
import { addProvider, comeBack, depart, identify } from './testing/school.ts';
import { openSlowCas } from './testing/slow-cas.ts';

let here: Installation;
let school: School;
let service: Awaited<ReturnType<typeof openSlowCas>>;
let providerId: string;
const stack = new AsyncDisposableStack();
const lost = '/connexion?refus=identity.provider_way_lost';
const closed = '/connexion?refus=identity.provider_person_closed';

beforeAll(async () => {
  here = stack.use(await openInstallation());
  school = await here.addSchool('0750001U');
  service = stack.use(await openSlowCas());
  await identify(here, { ...school, personId: school.teacherId }, 'ent', 'martin');
  for (const [index, personId] of school.pupilIds.entries())
    await identify(here, { ...school, personId }, 'ent', `pupil-${index}`);
});
afterAll(() => stack.disposeAsync());
beforeEach(async () => {
  service.meanwhile(() => {});
  providerId = await addProvider(here, school, {
    kind: 'cas',
    settings: { server: service.address },
  });
});

/** A browser that went to the service, and the address by which it comes back as somebody. */
async function onTheWay(login: string) {
  const browser = here.browser();
  const asked = new URL(await depart(browser, providerId)).searchParams.get('service') ?? '';
  const back = new URL(asked);
  back.searchParams.set('ticket', `ST-${login}`);
  return { browser, back: back.href };
}

async function signIn(login: string) {
  const { browser, back } = await onTheWay(login);
  return { browser, landed: await comeBack(browser, back) };
}

const meOf = async (browser: Browser) => (await browser.get('/api/session')).json().me;
const change = (personId: string, values: Record<string, Date | null>) =>
  here.db
    .updateTable('people')
    .set(values)
    .where('school_id', '=', school.schoolId)
    .where('id', '=', personId)
    .execute();

describe('a second factor', () => {
  it('is asked of a head whom the school’s service sent: until then nothing opens', async () => {
    const { head_id: personId } = await here.db
      .selectFrom('people')
      .select('id as head_id')
      .where('school_id', '=', school.schoolId)
      .where('role', '=', 'head')
      .executeTakeFirstOrThrow();
    await identify(here, { ...school, personId }, 'ent', 'chef');
    const { browser, landed } = await signIn('chef');
    expect(landed).toBe('/');
    expect(await meOf(browser)).toMatchObject({ role: 'head', secondFactor: 'to_give' });
    const barred = await browser.get('/api/providers');
    expect([barred.statusCode, barred.json().code]).toEqual([403, 'second_factor_needed']);
    await showSecondFactor(browser, `${here.url} chef@${school.uai}`, here.clock);
    expect((await browser.get('/api/providers')).statusCode).toBe(200);
    expect(await meOf(browser)).toMatchObject({ secondFactor: 'done' });
  });
});

describe('whose access is closed', () => {
  const [yesterday, tomorrow] = [-1, 1].map((days) => new Date(Date.now() + days * 86_400_000));
  it.each<[string, Record<string, Date | null>]>([
    ['suspended', { suspended_at: new Date() }],
    ['not yet here', { active_from: tomorrow ?? null }],
    ['no longer here', { active_until: yesterday ?? null }],
  ])('a pupil and a teacher %s are told so, and not signed in', async (_case, values) => {
    const people = [
      ['martin', school.teacherId],
      ['pupil-0', school.pupilIds[0] ?? ''],
    ] as const;
    for (const [login, personId] of people) {
      await change(personId, values);
      const { browser, landed } = await signIn(login);
      expect([landed, await meOf(browser)]).toEqual([closed, null]);
      await change(personId, { suspended_at: null, active_from: null, active_until: null });
      expect((await signIn(login)).landed).toBe('/');
    }
  });

  it('suspended while they are at the service, they are refused on their return', async () => {
    const { browser, back } = await onTheWay('martin');
    service.meanwhile(() => change(school.teacherId, { suspended_at: new Date() }));
    expect(await comeBack(browser, back)).toBe(closed);
    await change(school.teacherId, { suspended_at: null });
  });
});

describe('what happens on the way', () => {
  it('two returns at once: one signs in, the other is told to begin again', async () => {
    const { browser, back } = await onTheWay('martin');
    const landed = await Promise.all([comeBack(browser, back), comeBack(browser, back)]);
    expect(landed.toSorted()).toEqual(['/', lost]);
  });

  it('one person who comes for the first time in ten browsers at once has one account', async () => {
    const ways = await Promise.all(Array.from({ length: 10 }, () => onTheWay('pupil-1')));
    const landed = await Promise.all(ways.map(({ browser, back }) => comeBack(browser, back)));
    expect(new Set(landed)).toEqual(new Set(['/']));
    const accounts = await here.db
      .selectFrom('accounts')
      .select('id')
      .where('person_id', '=', school.pupilIds[1] ?? '')
      .execute();
    expect(accounts).toHaveLength(1);
  });

  it('one whom nobody knows, come ten times at once, waits once', async () => {
    const ways = await Promise.all(Array.from({ length: 10 }, () => onTheWay('nobody')));
    const landed = await Promise.all(ways.map(({ browser, back }) => comeBack(browser, back)));
    expect(new Set(landed)).toEqual(new Set(['/connexion?refus=identity.provider_waits']));
    const head = await signedIn(here, school, 'chef');
    const { visits } = (await head.get('/api/provider-visits')).json();
    expect(visits).toHaveLength(1);
  });

  it.each(['nobody-else', 'martin'])(
    'the service is removed while it answers for %s: they are told to begin again',
    async (login) => {
      const { browser, back } = await onTheWay(login);
      const head = await signedIn(here, school, 'chef');
      service.meanwhile(() => head.send('DELETE', `/api/providers/${providerId}`));
      expect([await comeBack(browser, back), await meOf(browser)]).toEqual([lost, null]);
    },
  );

  it('a test of a service that is removed meanwhile ends as a way that was lost', async () => {
    const head = await signedIn(here, school, 'chef');
    const { url } = (await head.post(`/api/providers/${providerId}/test`)).json();
    const back = new URL(new URL(url).searchParams.get('service') ?? '');
    back.searchParams.set('ticket', 'ST-martin');
    service.meanwhile(() => head.send('DELETE', `/api/providers/${providerId}`));
    expect(await comeBack(head, back.href)).toBe(lost);
  });

  it('after the service was switched off, the way is lost', async () => {
    const { browser, back } = await onTheWay('martin');
    const head = await signedIn(here, school, 'chef');
    await head.patch(`/api/providers/${providerId}`, { enabled: false });
    expect(await comeBack(browser, back)).toBe(lost);
  });

  it('after the service was removed, whoever comes back is told on a page, by GET or by a form', async () => {
    const { browser, back } = await onTheWay('martin');
    const head = await signedIn(here, school, 'chef');
    await head.send('DELETE', `/api/providers/${providerId}`);
    const gone = '/connexion?refus=identity.provider_gone';
    expect([await comeBack(browser, back), await meOf(browser)]).toEqual([gone, null]);
    const posted = await browser.post(new URL(back).pathname, { SAMLResponse: 'x' });
    expect([posted.statusCode, posted.headers.location]).toEqual([303, gone]);
  });

  it('from a platform that was removed, a launch is told so, in a tab as in its frame', async () => {
    const path = `/api/sign-in/providers/01890000-0000-7000-8000-000000000000/launch`;
    const tab = await here.app.http.inject({ url: path });
    expect([tab.statusCode, tab.headers.location]).toEqual([
      303,
      '/connexion?refus=identity.provider_gone',
    ]);
    const headers = { 'sec-fetch-dest': 'iframe' };
    const frame = await here.app.http.inject({ url: path, headers });
    expect(frame.statusCode).toBe(200);
    expect(frame.body).toContain('ne mène plus à Préau');
    expect(frame.headers['content-security-policy']).toContain('frame-ancestors *');
  });
});

it('a provider that describes itself wrongly is away for all who ask at once', async () => {
  const client = { id: 'preau', secret: 'a-secret-of-the-tests-shared-with-nobody' };
  await using liar = await openLyingServer(client);
  const settings = { issuer: liar.issuer, clientId: client.id };
  const id = await addProvider(here, school, { kind: 'oidc', settings });
  liar.lie({ metadata: { issuer: 'https://mechant.example' } }, 'http://x');
  const starts = await Promise.all(
    Array.from({ length: 5 }, () =>
      here.browser().post(`/api/sign-in/providers/${id}/start`, { returnTo: null }),
    ),
  );
  expect(new Set(starts.map((reply) => reply.json().code))).toEqual(
    new Set(['identity.provider_away']),
  );
  // Departed while it told the truth, returned while it lies: each is told, and no one by an error.
  liar.lie({}, 'http://x');
  const other = await addProvider(here, school, { kind: 'oidc', settings });
  const browser = here.browser();
  const state = new URL(await depart(browser, other)).searchParams.get('state') ?? '';
  const query = new URLSearchParams({ code: 'never given', state });
  liar.lie({ claims: { nonce: 'x' } }, 'http://x');
  expect(await comeBack(browser, `http://x${callbackPath(other)}?${query}`)).toBe(
    '/connexion?refus=identity.provider_refused',
  );
});
