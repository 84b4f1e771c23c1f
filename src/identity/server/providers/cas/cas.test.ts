import { createServer } from 'node:http';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
  openInstallation,
  signedIn,
  type Installation,
  type School,
} from '../../../../app/testing/installation.ts';
import { until } from '../../../../platform/server/testing/until.ts';
import { callbackPath } from '../../../contract/providers/sign-in-routes.ts';
import { openCasServer } from '../testing/cas-server.ts';
import { addProvider, comeBack, depart, identify, passThrough } from '../testing/school.ts';

const password = 'un mot de passe de CAS';
const users = [
  { username: 's.martin', password, given: 'Sylvie', family: 'Martin' },
  { username: 'lina', password, given: 'Lina', family: 'Amrani' },
  { username: 'nouvelle', password, given: 'Personne', family: 'Nouvelle' },
];
const refused = '/connexion?refus=identity.provider_refused';

let here: Installation;
let school: School;
let real: Awaited<ReturnType<typeof openCasServer>>;
let providerId: string;
/** What the CAS server posted to end sessions. */
const notices: string[] = [];
const stack = new AsyncDisposableStack();

/** Brings what the CAS server posts to our server, which listens nowhere in this test. */
async function openForwarder(): Promise<string> {
  const forwarder = createServer((request, response) => {
    let body = '';
    request.on('data', (chunk: Buffer) => (body += chunk.toString()));
    request.on('end', async () => {
      notices.push(body);
      const { statusCode } = await here.app.http.inject({
        method: 'POST',
        url: request.url ?? '',
        headers: { 'content-type': String(request.headers['content-type']) },
        payload: body,
      });
      response.writeHead(statusCode).end();
    });
  });
  await new Promise<void>((resolve) => forwarder.listen(0, '127.0.0.1', resolve));
  stack.defer(() => void forwarder.close());
  return `http://127.0.0.1:${(forwarder.address() as { port: number }).port}`;
}

beforeAll(async () => {
  here = stack.use(await openInstallation());
  school = await here.addSchool('0750001U');
  const { schoolId, teacherId, pupilIds } = school;
  await identify(here, { schoolId, personId: teacherId }, 'ent', 's.martin');
  await identify(here, { schoolId, personId: pupilIds[0] ?? '' }, 'ent', 'lina');
  real = stack.use(await openCasServer());
  providerId = await addProvider(here, school, {
    kind: 'cas',
    settings: { server: real.address },
    attributes: {
      identifiers: [{ attribute: 'uid', scheme: 'ent', form: 'whole' }],
      family: 'sn',
      given: 'givenName',
      uai: null,
    },
  });
  const logout = `${await openForwarder()}${callbackPath(providerId)}`;
  await real.prepare({ users, services: [{ pattern: '^http://localhost:3000/', logout }] });
}, 300_000);
afterAll(() => stack.disposeAsync());

/** Fills the CAS server's own form, hidden fields included. */
const types = (username: string) => (html: string, url: string) => {
  const form = Object.fromEntries(
    [...html.matchAll(/<input[^>]*>/g)].map(([input]) => [
      /name="([^"]*)"/.exec(input)?.[1] ?? '',
      /value="([^"]*)"/.exec(input)?.[1] ?? '',
    ]),
  );
  delete form.warn;
  return { url, form: { ...form, username, password } };
};

async function arrive(username: string) {
  const browser = here.browser();
  const back = await passThrough(await depart(browser, providerId), types(username));
  return { browser, back };
}
async function signIn(username: string) {
  const { browser, back } = await arrive(username);
  return { browser, back, landed: await comeBack(browser, back) };
}
type Browser = Awaited<ReturnType<typeof arrive>>['browser'];
const meOf = async (browser: Browser) => (await browser.get('/api/session')).json().me;

describe('at a real CAS server', () => {
  it('a teacher and a pupil sign in, with the roles of the register', async () => {
    const teacher = await signIn('s.martin');
    expect(teacher.landed).toBe('/');
    expect(await meOf(teacher.browser)).toMatchObject({ personId: school.teacherId });
    const pupil = await signIn('lina');
    expect(await meOf(pupil.browser)).toMatchObject({
      personId: school.pupilIds[0],
      role: 'pupil',
    });
  });

  it('one whom the register does not know waits, is linked by the office, and then signs in', async () => {
    const { browser, landed } = await signIn('nouvelle');
    expect(landed).toBe('/connexion?refus=identity.provider_waits');
    expect(await meOf(browser)).toBeNull();
    const head = await headOf(school);
    const { visits } = (await head.get('/api/provider-visits')).json();
    expect(visits).toMatchObject([
      {
        toldName: 'Nouvelle Personne',
        identifiers: [{ scheme: 'ent', value: 'nouvelle' }],
        reason: 'unknown',
      },
    ]);
    const personId = school.pupilIds[1] ?? '';
    const path = `/api/provider-visits/${visits[0].visitId}`;
    expect((await head.post(`${path}/people`, { text: 'bern' })).json().people).toMatchObject([
      { personId, role: 'pupil' },
    ]);
    expect((await head.post(`${path}/link`, { personId })).statusCode).toBe(204);
    expect((await head.post(`${path}/link`, { personId })).statusCode).toBe(404);
    const again = await signIn('nouvelle');
    expect(await meOf(again.browser)).toMatchObject({ personId });
  });

  it('a test tells who came and with what, and signs nobody in', async () => {
    const head = await headOf(school);
    const before = await counts();
    const started = await head.post(`/api/providers/${providerId}/test`);
    const back = await passThrough(started.json().url, types('s.martin'));
    const landed = await comeBack(head, back);
    const testId = new URL(landed, 'http://x').searchParams.get('essai') ?? '';
    const other = await headOf(await otherSchool());
    expect((await other.post(`/api/provider-tests/${testId}`)).statusCode).toBe(404);
    const { test } = (await head.post(`/api/provider-tests/${testId}`)).json();
    expect(test).toMatchObject({ problem: null, person: { role: 'teacher' } });
    expect(test.attributes).toContainEqual({ name: 'uid', values: ['s.martin'] });
    expect((await head.post(`/api/provider-tests/${testId}`)).statusCode).toBe(404);
    expect(await meOf(head)).toMatchObject({ role: 'head' });
    expect(await counts()).toEqual(before);
  });
});

const headOf = (one: School) => signedIn(here, one, 'chef');
let other: School | undefined;
const otherSchool = async () => (other ??= await here.addSchool('0690001B'));
const counts = async () => {
  const count = async (table: 'person_identifiers' | 'provider_visits') =>
    (await here.db.selectFrom(table).selectAll().execute()).length;
  return [await count('person_identifiers'), await count('provider_visits')];
};

describe('attacks', () => {
  /** Comes back with another's ticket, on a way of one's own. */
  async function comeWith(ticket: string): Promise<{ browser: Browser; landed: string }> {
    const browser = here.browser();
    const departed = await depart(browser, providerId);
    const service = new URL(departed).searchParams.get('service') ?? '';
    const back = new URL(service);
    back.searchParams.set('ticket', ticket);
    return { browser, landed: await comeBack(browser, back.href) };
  }

  it('a ticket that was used is refused', async () => {
    const { back } = await signIn('lina');
    const { browser, landed } = await comeWith(new URL(back).searchParams.get('ticket') ?? '');
    expect(landed).toBe(refused);
    expect(await meOf(browser)).toBeNull();
  });

  it('a ticket for another service, or for another way of ours, is refused', async () => {
    const stranger = new URL(`${real.address}/login`);
    stranger.searchParams.set('service', 'http://localhost:3000/elsewhere');
    const elsewhere = await passThrough(stranger.href, types('lina'));
    const ofElsewhere = await comeWith(new URL(elsewhere).searchParams.get('ticket') ?? '');
    expect(ofElsewhere.landed).toBe(refused);
    const { back } = await arrive('lina');
    const stolen = await comeWith(new URL(back).searchParams.get('ticket') ?? '');
    expect(stolen.landed).toBe(refused);
    expect(await meOf(stolen.browser)).toBeNull();
  });

  it.each(['', 'ST-none', 'PT-1', 'ST-1&service=x', '../../logout'])(
    'the ticket %j is refused',
    async (ticket) => {
      expect((await comeWith(ticket)).landed).toBe(refused);
    },
  );
});

describe('single log-out', () => {
  const postNotice = (body: string) =>
    here.app.http.inject({
      method: 'POST',
      url: callbackPath(providerId),
      headers: { 'content-type': 'application/x-www-form-urlencoded' },
      payload: body,
    });

  it('ends the session of the ticket, and no other', async () => {
    const jar = new Map<string, string>();
    const browser = here.browser();
    const back = await passThrough(
      await depart(browser, providerId),
      types('lina'),
      'http://localhost:3000',
      jar,
    );
    await comeBack(browser, back);
    const another = (await signIn('s.martin')).browser;
    expect(await meOf(browser)).toMatchObject({ role: 'pupil' });
    notices.length = 0;
    const cookie = [...jar].map((pair) => pair.join('=')).join('; ');
    await fetch(`${real.address}/logout`, { headers: { cookie } });
    await until('the CAS server says so', () => notices.length > 0);
    await until('the session has ended', async () => (await meOf(browser)) === null);
    expect(await meOf(another)).not.toBeNull();
  });

  it('of a ticket that nobody has, or of nothing, ends nothing and tells nothing', async () => {
    const { browser } = await signIn('lina');
    const notice = (ticket: string) =>
      new URLSearchParams({
        logoutRequest: `<samlp:LogoutRequest xmlns:samlp="urn:oasis:names:tc:SAML:2.0:protocol"><samlp:SessionIndex>${ticket}</samlp:SessionIndex></samlp:LogoutRequest>`,
      }).toString();
    for (const body of [notice('ST-nobody'), 'logoutRequest=x', 'logoutRequest='])
      expect((await postNotice(body)).statusCode).toBe(204);
    expect(await meOf(browser)).not.toBeNull();
  });

  it('what is no notice is not kept', async () => {
    const reply = await postNotice('state=x&SAMLResponse=y');
    expect(reply.headers.location).toBe('/connexion?refus=identity.provider_way_lost');
  });
});

describe('a foreign page', () => {
  it('may post to the way back, and to no other command', async () => {
    const form = {
      headers: {
        'content-type': 'application/x-www-form-urlencoded',
        origin: 'https://mechant.example',
      },
      payload: 'a=1',
    };
    const to = (url: string) => here.app.http.inject({ method: 'POST', url, ...form });
    expect((await to(callbackPath(providerId))).statusCode).toBe(303);
    const start = callbackPath(providerId).replace('callback', 'start');
    expect((await to(start)).json().code).toBe('origin_refused');
    expect((await to('/api/session')).json().code).toBe('origin_refused');
    const twice = await here.app.http.inject({
      method: 'POST',
      url: callbackPath(providerId),
      ...form,
      payload: 'state=1&state=2',
    });
    expect(twice.json().code).toBe('invalid_input');
    const own = await here.app.http.inject({
      method: 'POST',
      url: '/api/session',
      headers: { ...form.headers, origin: 'http://localhost:3000', 'x-preau': '1' },
      payload: 'username=a&password=b',
    });
    expect(own.json().code).toBe('unsupported_type');
  });
});
