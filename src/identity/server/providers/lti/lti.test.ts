import { generateKeyPair, SignJWT, type JWTPayload } from 'jose';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { AddressInfo } from 'node:net';
import type { Browser } from '../../../../app/testing/browser.ts';
import {
  openInstallation,
  signedIn,
  type Installation,
  type School,
} from '../../../../app/testing/installation.ts';
import { keysPath, launchPath } from '../../../contract/providers/federation-routes.ts';
import type { AttributeMap } from '../../../contract/providers/attributes.ts';
import { callbackPath } from '../../../contract/providers/sign-in-routes.ts';
import { foreignPost, landOf, whoIs } from '../testing/federation-school.ts';
import { addProvider, identify } from '../testing/school.ts';
import { claim } from './claims.ts';
import { startPlatform, type Platform } from './testing/platform.ts';

let here: Installation;
let school: School;
let platform: Platform;
let providerId: string;
let origin: string;

const attributes: AttributeMap = {
  identifiers: [{ attribute: 'person_sourcedid', scheme: 'ent', form: 'whole' }],
  family: 'family_name',
  given: 'given_name',
  uai: null,
};
const users = [
  { id: 'u-lea', given: 'Léa', family: 'Amrani', sourcedId: 'E-123', role: 'Learner' },
  { id: 'u-martin', given: 'Sylvie', family: 'Martin', sourcedId: 'P-7', role: 'Learner' },
  { id: 'u-liar', given: 'Élie', family: 'Élie', sourcedId: 'E-125', role: 'Instructor' },
  { id: 'u-gone', given: 'Jean', family: 'Inconnu', sourcedId: 'X-1', role: 'Instructor' },
] as const;

beforeAll(async () => {
  here = await openInstallation();
  origin = here.app.core.config.publicUrl.origin;
  school = await here.addSchool('0750001U');
  const [amrani = '', , elie = ''] = school.pupilIds;
  await identify(here, { ...school, personId: amrani }, 'ent', 'E-123');
  await identify(here, { ...school, personId: elie }, 'ent', 'E-125');
  await identify(here, { ...school, personId: school.teacherId }, 'ent', 'P-7');
  platform = await startPlatform(users);
  const { settings } = platform;
  providerId = await addProvider(here, school, { kind: 'lti', settings, attributes });
  await here.app.http.listen({ port: 0, host: '127.0.0.1' });
  const { port } = here.app.http.server.address() as AddressInfo;
  platform.state.tool = {
    launchUrl: `${origin}${launchPath(providerId)}`,
    answerUrl: `${origin}${callbackPath(providerId)}`,
    keysUrl: `http://127.0.0.1:${port}${keysPath(providerId)}`,
    targetUrl: `${origin}/semaine`,
  };
});
afterAll(async () => {
  await platform.stop();
  await here[Symbol.asyncDispose]();
});

const pathOf = (address: string) => {
  const { pathname, search } = new URL(address);
  return `${pathname}${search}`;
};

/** The platform announces somebody, and our browser is sent to it to sign in. */
async function announced(
  browser: Browser,
  user: string,
  target = '/semaine',
  message = 'resource',
) {
  const address = platform.announcement(user, `${origin}${target}`, message);
  const reply = await browser.get(pathOf(address));
  const location = String(reply.headers.location);
  return location.startsWith('/') ? location : new URL(location).searchParams;
}

const posted = (fields: Record<string, string>) =>
  foreignPost(here, callbackPath(providerId), fields);

async function launch(browser: Browser, ...to: [user: string, target?: string, message?: string]) {
  const asked = await announced(browser, ...to);
  if (typeof asked === 'string') throw new Error(asked);
  return landOf(browser, await posted(await platform.answerTo(asked)));
}

async function withMischief<T>(mischief: Platform['state']['mischief'], run: () => Promise<T>) {
  platform.state.mischief = mischief;
  try {
    return await run();
  } finally {
    platform.state.mischief = {};
  }
}

describe('a launch', () => {
  const lesson = '/cours/01890000-0000-7000-8000-000000000000';

  it('signs a pupil in, and leads to the page that the course links to', async () => {
    const browser = here.browser();
    expect(await launch(browser, 'u-lea', lesson)).toBe(lesson);
    expect(await whoIs(browser)).toEqual({ family: 'Amrani', role: 'pupil' });
  });

  it('signs a teacher in, whom the platform calls a learner', async () => {
    const browser = here.browser();
    expect(await launch(browser, 'u-martin')).toBe('/semaine');
    expect(await whoIs(browser)).toEqual({ family: 'Martin', role: 'teacher' });
  });

  it('never makes a teacher of a pupil who calls themselves one', async () => {
    const browser = here.browser();
    expect(await launch(browser, 'u-liar')).toBe('/semaine');
    expect(await whoIs(browser)).toEqual({ family: 'Élie', role: 'pupil' });
    const plan = await browser.get('/api/providers');
    expect(plan.statusCode).toBe(403);
  });

  it('of somebody who is not in the register waits for the office', async () => {
    const browser = here.browser();
    expect(await launch(browser, 'u-gone')).toBe('identity.provider_waits');
    expect(await whoIs(browser)).toBeNull();
  });

  it('never leads to another site', async () => {
    const address = platform.announcement('u-lea', 'https://evil.test/semaine', 'resource');
    const browser = here.browser();
    const reply = await browser.get(pathOf(address));
    const asked = new URL(String(reply.headers.location)).searchParams;
    expect(await landOf(browser, await posted(await platform.answerTo(asked)))).toBe('/');
  });

  it('may be announced by a form', async () => {
    const { searchParams } = new URL(platform.announcement('u-lea', `${origin}/`, 'resource'));
    const location = await foreignPost(
      here,
      launchPath(providerId),
      Object.fromEntries(searchParams),
    );
    expect(location.startsWith(`${platform.url}/auth?`)).toBe(true);
  });

  it('cannot begin with a button here', async () => {
    const offered = await here.browser().get('/api/sign-in/providers');
    expect(offered.json()).toMatchObject({ providers: [] });
    const begun = await here.browser().post(`/api/sign-in/providers/${providerId}/start`, {
      returnTo: null,
    });
    expect(begun.json().code).toBe('identity.provider_away');
  });
});

describe('refused', () => {
  it('announced by another platform, or for another client', async () => {
    for (const [name, value] of [
      ['iss', 'https://evil.test'],
      ['client_id', 'somebody'],
    ] as const) {
      const address = new URL(platform.announcement('u-lea', `${origin}/`, 'resource'));
      address.searchParams.set(name, value);
      const reply = await here.browser().get(pathOf(address.href));
      expect(reply.headers.location).toBe('/connexion?refus=identity.provider_refused');
    }
  });

  it('a token used a second time, in this way or with another state', async () => {
    const browser = here.browser();
    const asked = (await announced(browser, 'u-lea')) as URLSearchParams;
    const fields = await platform.answerTo(asked);
    expect(await landOf(browser, await posted(fields))).toBe('/semaine');
    expect(await landOf(browser, await posted(fields))).toBe('identity.provider_way_lost');
    const other = (await announced(browser, 'u-lea')) as URLSearchParams;
    const again = { id_token: fields.id_token, state: other.get('state') ?? '' };
    expect(await landOf(browser, await posted(again))).toBe('identity.provider_refused');
  });

  it('a launch brought to another browser', async () => {
    const [own, other] = [here.browser(), here.browser()];
    const asked = (await announced(own, 'u-lea')) as URLSearchParams;
    await announced(other, 'u-martin');
    const location = await posted(await platform.answerTo(asked));
    expect(await landOf(other, location)).toBe('identity.provider_way_lost');
    expect(await whoIs(other)).toBeNull();
  });

  const unsigned = (claims: JWTPayload) => {
    const part = (value: object) => Buffer.from(JSON.stringify(value)).toString('base64url');
    return `${part({ alg: 'none', kid: 'platform-1' })}.${part(claims)}.`;
  };
  const byPublicKey = (claims: JWTPayload) =>
    new SignJWT(claims)
      .setProtectedHeader({ alg: 'HS256', kid: 'platform-1' })
      .sign(new TextEncoder().encode(JSON.stringify(platform.publicKey)));
  const byStranger = async (claims: JWTPayload) =>
    new SignJWT(claims)
      .setProtectedHeader({ alg: 'RS256', kid: 'platform-1' })
      .sign((await generateKeyPair('RS256')).privateKey);

  it.each<[string, Platform['state']['mischief']]>([
    ['of another deployment', { claims: (told) => ({ ...told, [claim.deployment]: 'other' }) }],
    ['for another client', { claims: (told) => ({ ...told, aud: 'other' }) }],
    ['of another platform', { claims: (told) => ({ ...told, iss: 'https://evil.test' }) }],
    ['expired', { claims: (told) => ({ ...told, exp: Math.floor(Date.now() / 1_000) - 120 }) }],
    ['with another nonce', { claims: (told) => ({ ...told, nonce: 'x'.repeat(43) }) }],
    ['not signed', { sign: async (claims) => unsigned(claims) }],
    ['signed with the public key', { sign: byPublicKey }],
    ['signed by somebody else', { sign: byStranger }],
  ])('%s', async (_what, mischief) => {
    const browser = here.browser();
    await withMischief(mischief, async () => {
      expect(await launch(browser, 'u-lea')).toBe('identity.provider_refused');
    });
    expect(await whoIs(browser)).toBeNull();
  });

  it('while the platform is switched off', async () => {
    const head = await signedIn(here, school, 'chef');
    await head.patch(`/api/providers/${providerId}`, { enabled: false });
    const address = platform.announcement('u-lea', `${origin}/`, 'resource');
    const refused = await here.browser().get(pathOf(address));
    expect(refused.headers.location).toBe('/connexion?refus=identity.provider_gone');
    await head.patch(`/api/providers/${providerId}`, { enabled: true });
  });
});

describe('within a frame', () => {
  it('only a way out is shown, and only to the registered platform', async () => {
    const address = platform.announcement('u-lea', `${origin}/semaine`, 'resource');
    const reply = await here.app.http.inject({
      method: 'GET',
      url: pathOf(address),
      headers: { 'sec-fetch-dest': 'iframe' },
    });
    expect(reply.statusCode).toBe(200);
    expect(reply.headers['set-cookie']).toBeUndefined();
    expect(reply.headers['x-frame-options']).toBeUndefined();
    const policy = String(reply.headers['content-security-policy']);
    expect(policy).toContain("default-src 'none'");
    expect(policy).toContain(`frame-ancestors ${platform.url}`);
    expect(reply.body).toContain('target="_blank"');
    expect(reply.body).not.toContain('<script');
  });
});

describe('a lesson linked from a course', () => {
  const query = (linkId: string, page: string) =>
    `/api/course-links/${linkId}/answer?${new URLSearchParams({ title: 'Dictée <1>', page })}`;
  const lesson = '/cours/01890000-0000-7000-8000-000000000001';

  it('is given back as its lasting address, signed, and holds no secret', async () => {
    const browser = here.browser();
    const path = await launch(browser, 'u-martin', '/semaine', 'link');
    const [, linkId = ''] = /^\/lier\/([0-9a-f-]{36})$/.exec(path) ?? [];
    expect((await browser.get(`/api/course-links/${linkId}`)).json()).toEqual({
      platform: 'ENT d’essai',
      course: 'Français 6e B',
    });
    const reply = await browser.get(query(linkId, lesson));
    expect(reply.headers['content-security-policy']).toContain("frame-ancestors 'none'");
    expect(reply.body).toContain('Dictée &lt;1&gt;');
    const [, JWT = ''] = /name="JWT" value="([^"]+)"/.exec(reply.body) ?? [];
    const answer = await fetch(`${platform.url}/links`, {
      method: 'POST',
      body: new URLSearchParams({ JWT }),
    });
    expect(answer.status).toBe(200);
    expect(platform.state.links).toEqual([
      { type: 'ltiResourceLink', title: 'Dictée <1>', url: `${origin}${lesson}` },
    ]);
  });

  it('is asked of nobody else: not a colleague, not a pupil, not a stranger', async () => {
    const browser = here.browser();
    const path = await launch(browser, 'u-martin', '/semaine', 'link');
    const url = `/api/course-links/${path.slice('/lier/'.length)}`;
    const colleague = await signedIn(here, school, 'autre');
    expect((await colleague.get(url)).statusCode).toBe(404);
    expect((await here.browser().get(url)).statusCode).toBe(401);
  });

  it('is not for a pupil who calls themselves a teacher', async () => {
    const browser = here.browser();
    const path = await launch(browser, 'u-liar', '/semaine', 'link');
    const reply = await browser.get(`/api/course-links/${path.slice('/lier/'.length)}`);
    expect(reply.statusCode).toBe(403);
  });

  it('is never an address of elsewhere, nor a personal link', async () => {
    const browser = here.browser();
    const path = await launch(browser, 'u-martin', '/semaine', 'link');
    const linkId = path.slice('/lier/'.length);
    for (const page of ['https://evil.test', '//evil.test', '/e', '/s/1', '/cours/1?x'])
      expect((await browser.get(query(linkId, page))).statusCode).toBe(400);
  });
});

describe('the list of a platform’s course', () => {
  it('ties who is known by an identifier, and makes nobody', async () => {
    const head = await signedIn(here, school, 'chef');
    const people = () =>
      here.db
        .selectFrom('people')
        .select(({ fn }) => fn.countAll().as('count'))
        .where('school_id', '=', school.schoolId)
        .executeTakeFirstOrThrow();
    const before = await people();
    const { courses } = (await head.get(`/api/providers/${providerId}/courses`)).json();
    expect(courses).toMatchObject([{ title: 'Français 6e B' }]);
    await here.db.deleteFrom('person_identifiers').where('value', '=', 'u-liar').execute();
    const url = `/api/providers/${providerId}/courses/${courses[0].courseId}/match`;
    expect((await head.post(url)).json()).toEqual({ known: 2, tied: 1, waiting: 1, closed: 0 });
    expect((await head.post(url)).json()).toEqual({ known: 3, tied: 0, waiting: 1, closed: 0 });
    expect(await people()).toEqual(before);
    const { visits } = (await head.get('/api/provider-visits')).json();
    expect(visits).toMatchObject([{ toldName: 'Inconnu Jean', reason: 'unknown' }]);
  });

  it('and the keys can be checked before anybody comes', async () => {
    const head = await signedIn(here, school, 'chef');
    const check = `/api/providers/${providerId}/check`;
    expect((await head.post(check)).json()).toEqual({ keys: 1, lists: 'granted' });
    await head.patch(`/api/providers/${providerId}`, {
      settings: { ...platform.settings, tokenUrl: `${platform.url}/course` },
    });
    expect((await head.post(check)).json()).toEqual({ keys: 1, lists: 'refused' });
    await head.patch(`/api/providers/${providerId}`, {
      settings: { ...platform.settings, keysUrl: 'http://127.0.0.1:1/keys' },
    });
    expect((await head.post(check)).json().code).toBe('identity.provider_away');
    await head.patch(`/api/providers/${providerId}`, { settings: platform.settings });
  });

  it('is for who runs the school', async () => {
    const teacher = await signedIn(here, school, 'martin');
    const reply = await teacher.get(`/api/providers/${providerId}/courses`);
    expect(reply.statusCode).toBe(403);
  });
});
