import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
  openInstallation,
  type Installation,
  type School,
} from '../../../../app/testing/installation.ts';
import { callbackPath } from '../../../contract/providers/sign-in-routes.ts';
import { openLyingServer, type Lies } from '../testing/lying-server.ts';
import { openOidcServer } from '../testing/oidc-server.ts';
import { addProvider, comeBack, depart, identify, passThrough } from '../testing/school.ts';

const client = { id: 'preau', secret: 'a-secret-of-the-tests-shared-with-nobody' };
const people = {
  martin: { sub: 's-1', uid: 'martin.ent', family_name: 'Martin', given_name: 'Sylvie' },
  amrani: { sub: 's-2', FrEduVecteur: ['4|Amrani|Lina|E42|0750001U'] },
  parent: { sub: 's-3', FrEduVecteur: ['2|Amrani|Sam|E42|0750001U'] },
  mail: { sub: 's-4', email: 'sylvie@ecole.example', email_verified: false, name: 'Sylvie Martin' },
};

let here: Installation;
let school: School;
let real: Awaited<ReturnType<typeof openOidcServer>>;
let providerId: string;
const stack = new AsyncDisposableStack();

beforeAll(async () => {
  here = stack.use(await openInstallation());
  school = await here.addSchool('0750001U');
  const { schoolId, teacherId, pupilIds } = school;
  await identify(here, { schoolId, personId: teacherId }, 'ent', 'martin.ent');
  await identify(here, { schoolId, personId: pupilIds[0] ?? '' }, 'siecle.eleve', 'E42');
  await here.db
    .updateTable('people')
    .set({ email: 'sylvie@ecole.example' })
    .where('id', '=', teacherId)
    .execute();
  real = stack.use(await openOidcServer(people));
  providerId = await addProvider(here, school, {
    kind: 'oidc',
    settings: { issuer: real.issuer, clientId: client.id },
    secrets: { clientSecret: client.secret },
  });
  real.serve({ ...client, redirectUris: [`http://localhost:3000${callbackPath(providerId)}`] });
});
afterAll(() => stack.disposeAsync());

/** Types a name where the provider asks. */
const types = (login: string) => (html: string, url: string) => ({
  url: new URL(/action="([^"]+)"/.exec(html)?.[1] ?? '', url).href,
  form: { login },
});

async function signIn(login: string, returnTo: string | null = null) {
  const browser = here.browser();
  const back = await passThrough(await depart(browser, providerId, returnTo), types(login));
  return { browser, back, landed: await comeBack(browser, back) };
}
const meOf = async (browser: Awaited<ReturnType<typeof signIn>>['browser']) =>
  (await browser.get('/api/session')).json().me;

describe('at a real provider', () => {
  it('a teacher and a pupil sign in, with the roles of the register', async () => {
    const teacher = await signIn('s-1', '/classes?x=1');
    expect(teacher.landed).toBe('/classes?x=1');
    expect(await meOf(teacher.browser)).toMatchObject({
      personId: school.teacherId,
      role: 'teacher',
    });
    const pupil = await signIn('s-2', 'https://mechant.example/');
    expect(pupil.landed).toBe('/');
    expect(await meOf(pupil.browser)).toMatchObject({
      personId: school.pupilIds[0],
      role: 'pupil',
    });
    // Again: the same person, the same account.
    expect((await meOf((await signIn('s-2')).browser)).personId).toBe(school.pupilIds[0]);
  });

  it.each([
    ['a guardian whose vecteur holds their child’s identifier', 's-3'],
    ['somebody whose unverified mail address is a teacher’s', 's-4'],
  ])('%s waits for the office', async (_case, login) => {
    const { browser, landed } = await signIn(login);
    expect(landed).toBe('/connexion?refus=identity.provider_waits');
    expect(await meOf(browser)).toBeNull();
  });

  it('a way back serves once', async () => {
    const { browser, back } = await signIn('s-1');
    expect(await comeBack(browser, back)).toBe('/connexion?refus=identity.provider_way_lost');
  });

  it('a way back serves the browser that went, and nobody else', async () => {
    const [victim, attacker] = [here.browser(), here.browser()];
    const back = await passThrough(await depart(attacker, providerId), types('s-1'));
    expect(await comeBack(victim, back)).toBe('/connexion?refus=identity.provider_way_lost');
    expect(await meOf(victim)).toBeNull();
    // It is spent, for whoever went too.
    expect(await comeBack(attacker, back)).toBe('/connexion?refus=identity.provider_way_lost');
  });

  it('a way back is lost after ten minutes', async () => {
    const browser = here.browser();
    const back = await passThrough(await depart(browser, providerId), types('s-1'));
    here.clock.now = () => new Date(Date.now() + 601_000);
    expect(await comeBack(browser, back)).toBe('/connexion?refus=identity.provider_way_lost');
    here.clock.now = () => new Date();
  });

  it('a code that was used is refused, with a state of its own', async () => {
    const { browser, back } = await signIn('s-1');
    const state = new URL(await depart(browser, providerId)).searchParams.get('state') ?? '';
    const replayed = new URL(back);
    replayed.searchParams.set('state', state);
    expect(await comeBack(browser, replayed.href)).toBe(
      '/connexion?refus=identity.provider_refused',
    );
  });

  it('a code of another way, not used yet, is refused (PKCE)', async () => {
    const stolen = new URL(
      await passThrough(await depart(here.browser(), providerId), types('s-1')),
    );
    const browser = here.browser();
    const state = new URL(await depart(browser, providerId)).searchParams.get('state') ?? '';
    stolen.searchParams.set('state', state);
    expect(await comeBack(browser, stolen.href)).toBe('/connexion?refus=identity.provider_refused');
    expect(await meOf(browser)).toBeNull();
  });

  it('another state, none, or one given twice, is refused', async () => {
    const browser = here.browser();
    const back = new URL(await passThrough(await depart(browser, providerId), types('s-1')));
    back.searchParams.set('state', 'x'.repeat(43));
    const lost = '/connexion?refus=identity.provider_way_lost';
    expect(await comeBack(browser, back.href)).toBe(lost);
    back.searchParams.delete('state');
    expect(await comeBack(browser, back.href)).toBe(lost);
    const twice = await browser.get(`${back.pathname}?state=a&state=b`);
    expect(twice.json().code).toBe('invalid_input');
  });

  it('a suspended person is refused', async () => {
    const set = (suspended_at: Date | null) =>
      here.db
        .updateTable('people')
        .set({ suspended_at })
        .where('id', '=', school.teacherId)
        .execute();
    await set(new Date());
    const { browser, landed } = await signIn('s-1');
    expect(landed).toBe('/connexion?refus=identity.provider_person_closed');
    expect(await meOf(browser)).toBeNull();
    await set(null);
  });

  it('a refusal of the provider signs nobody in', async () => {
    const browser = here.browser();
    const state = new URL(await depart(browser, providerId)).searchParams.get('state') ?? '';
    const query = new URLSearchParams({ state, error: 'access_denied', iss: real.issuer });
    const landed = await comeBack(browser, `http://x${callbackPath(providerId)}?${query}`);
    expect(landed).toBe('/connexion?refus=identity.provider_refused');
  });
});

describe('a provider that lies', () => {
  let liar: Awaited<ReturnType<typeof openLyingServer>>;
  beforeAll(async () => {
    liar = stack.use(await openLyingServer(client));
  });

  /** A sign-in at a provider of its own, since what it says of itself is believed for a while. */
  async function come(lies: Lies): Promise<string> {
    liar.lie(lies, 'http://x');
    const id = await addProvider(here, school, {
      kind: 'oidc',
      settings: { issuer: liar.issuer, clientId: client.id },
      secrets: { clientSecret: client.secret },
    });
    const browser = here.browser();
    const started = await browser.post(`/api/sign-in/providers/${id}/start`, { returnTo: null });
    if (started.statusCode !== 200) return started.json().code;
    const { url } = started.json() as { url: string };
    liar.lie(lies, url);
    const state = new URL(url).searchParams.get('state') ?? '';
    const query = new URLSearchParams({ code: randomUUID(), state });
    return comeBack(browser, `http://x${callbackPath(id)}?${query}`);
  }

  it('is believed when it does not lie', async () => {
    expect(await come({})).toBe('/connexion?refus=identity.provider_waits');
  });

  const now = Math.floor(Date.now() / 1000);
  it.each<[string, Lies]>([
    ['another nonce', { claims: { nonce: 'x' } }],
    ['no nonce', { claims: { nonce: undefined } }],
    ['another issuer', { claims: { iss: 'https://mechant.example' } }],
    ['another audience', { claims: { aud: 'another client' } }],
    [
      'an audience of several without our being the party',
      { claims: { aud: ['preau', 'x'], azp: 'x' } },
    ],
    ['a token that is over', { claims: { exp: now - 600, iat: now - 700 } }],
    ['a token without a person', { claims: { sub: undefined } }],
    ['no signature', { signature: 'none' }],
    ['a signature by the secret that we share', { signature: 'HS256' }],
    [
      'a signature by the secret that we share, which it announces',
      { signature: 'HS256', metadata: { id_token_signing_alg_values_supported: ['HS256'] } },
    ],
    [
      'no signature, which it announces',
      { signature: 'none', metadata: { id_token_signing_alg_values_supported: ['none'] } },
    ],
    ['a signature by a key of nobody', { signature: 'foreign' }],
    [
      'no issuer in its answer, though it announced one (mix-up)',
      { metadata: { authorization_response_iss_parameter_supported: true } },
    ],
  ])('%s is refused', async (_case, lies) => {
    expect(await come(lies)).toBe('/connexion?refus=identity.provider_refused');
  });

  it('who describes itself as another is not gone to', async () => {
    expect(await come({ metadata: { issuer: 'https://mechant.example' } })).toBe(
      'identity.provider_away',
    );
  });

  it('who sends the browser or us to an inner address is not followed', async () => {
    const inner = 'https://169.254.169.254/';
    expect(await come({ metadata: { authorization_endpoint: inner } })).toBe(
      'identity.provider_address',
    );
    expect(await come({ metadata: { token_endpoint: inner } })).toBe(
      '/connexion?refus=identity.provider_address',
    );
    expect(await come({ metadata: { authorization_endpoint: 'javascript:alert(1)' } })).not.toMatch(
      /^javascript/,
    );
  });
});
