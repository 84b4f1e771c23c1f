import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Browser } from '../../../../app/testing/browser.ts';
import {
  openInstallation,
  signedIn,
  type Installation,
  type School,
} from '../../../../app/testing/installation.ts';
import type { AttributeMap } from '../../../contract/providers/attributes.ts';
import { callbackPath } from '../../../contract/providers/sign-in-routes.ts';
import { foreignPost, landOf, whoIs } from '../testing/federation-school.ts';
import { addProvider, identify } from '../testing/school.ts';
import { startIdp, type Idp } from './testing/idp.ts';
import { encoded } from './testing/signing.ts';

let here: Installation;
let school: School;
let idp: Idp;
let providerId: string;

const attributes: AttributeMap = {
  identifiers: [
    { attribute: 'FrEduVecteur', scheme: 'pupil', form: 'vecteur' },
    { attribute: 'FrEduCtId', scheme: 'educonnect', form: 'whole' },
  ],
  family: 'sn',
  given: 'givenName',
  uai: null,
};

beforeAll(async () => {
  here = await openInstallation();
  school = await here.addSchool('0750001U');
  const [pupil = ''] = school.pupilIds;
  await identify(here, { ...school, personId: pupil }, 'pupil', 'E-123');
  await identify(here, { ...school, personId: school.teacherId }, 'educonnect', 'prof-7');
  idp = await startIdp([
    {
      username: 'lea',
      nameId: 'persistent-lea',
      attributes: { FrEduVecteur: ['4|AMRANI|Léa|E-123|0750001U'] },
    },
    {
      username: 'martin',
      nameId: 'persistent-martin',
      attributes: { FrEduCtId: ['prof-7'] },
    },
    {
      username: 'inconnue',
      nameId: 'persistent-x',
      attributes: {
        FrEduCtId: ['nobody'],
        FrEduCtPersonAffiliation: ['teacher'],
        role: ['head'],
        sn: ['Inconnue'],
      },
    },
    {
      username: 'parent',
      nameId: 'persistent-parent',
      attributes: { FrEduVecteur: ['2|AMRANI|Parent|E-123|0750001U'] },
    },
  ]);
  const settings = { metadata: idp.metadata() };
  providerId = await addProvider(here, school, { kind: 'saml', settings, attributes });
});
afterAll(async () => {
  await idp.stop();
  await here[Symbol.asyncDispose]();
});

/** The browser asks to sign in, and is sent to the provider. */
async function asked(browser: Browser) {
  const reply = await browser.post(`/api/sign-in/providers/${providerId}/start`, {
    returnTo: '/classes',
  });
  const { searchParams } = new URL((reply.json() as { url: string }).url);
  return {
    SAMLRequest: searchParams.get('SAMLRequest') ?? '',
    RelayState: searchParams.get('RelayState') ?? '',
  };
}

/** The provider's page posts its answer. @returns where our browser is sent */
const posted = (xml: string, RelayState: string, to = providerId) =>
  foreignPost(here, callbackPath(to), { SAMLResponse: encoded(xml), RelayState });

async function signIn(browser: Browser, username: string): Promise<string> {
  const { RelayState, ...request } = await asked(browser);
  return landOf(browser, await posted(idp.answerTo(request, username).xml, RelayState));
}

async function withMischief<T>(mischief: Idp['mischief'], run: () => Promise<T>): Promise<T> {
  Object.assign(idp.mischief, mischief);
  try {
    return await run();
  } finally {
    delete idp.mischief.said;
    delete idp.mischief.sent;
  }
}

describe('a pupil and a teacher', () => {
  it.each([
    ['lea', 'Amrani', 'pupil'],
    ['martin', 'Martin', 'teacher'],
  ])(
    '%s signs in there and is known here, with the register’s role',
    async (name, family, role) => {
      const browser = here.browser();
      expect(await signIn(browser, name)).toBe('/classes');
      expect(await whoIs(browser)).toEqual({ family, role });
    },
  );

  it('our description is what the provider needs', async () => {
    const reply = await here.browser().get(`/api/sign-in/providers/${providerId}/metadata`);
    expect(reply.headers['content-type']).toContain('application/samlmetadata+xml');
    expect(reply.body).toContain('WantAssertionsSigned="true"');
    expect(reply.body).toContain(callbackPath(providerId));
  });
});

describe('who is not in the register', () => {
  it('waits for the office, whatever the provider calls them', async () => {
    const browser = here.browser();
    expect(await signIn(browser, 'inconnue')).toBe('identity.provider_waits');
    expect(await whoIs(browser)).toBeNull();
    const head = await signedIn(here, school, 'chef');
    const { visits } = (await head.get('/api/provider-visits')).json();
    expect(visits).toMatchObject([
      { toldName: 'Inconnue', identifiers: [{ scheme: 'educonnect', value: 'nobody' }] },
    ]);
  });

  it('a guardian is not taken for the child that their vecteur names', async () => {
    expect(await signIn(here.browser(), 'parent')).toBe('identity.provider_waits');
  });
});

describe('an answer', () => {
  it('brought to another browser signs nobody in', async () => {
    const [own, other] = [here.browser(), here.browser()];
    const { RelayState, ...request } = await asked(own);
    await asked(other);
    const location = await posted(idp.answerTo(request, 'lea').xml, RelayState);
    expect(await landOf(other, location)).toBe('identity.provider_way_lost');
    expect(await whoIs(other)).toBeNull();
  });

  it('is good once: neither posted again, nor come back to again', async () => {
    const browser = here.browser();
    const { RelayState, ...request } = await asked(browser);
    const { xml } = idp.answerTo(request, 'lea');
    const location = await posted(xml, RelayState);
    expect(await landOf(browser, await posted(xml, RelayState))).toBe('identity.provider_way_lost');
    const cookies = new Map(browser.jar);
    expect(await landOf(browser, location)).toBe('/classes');
    const again = here.browser();
    cookies.forEach((value, name) => again.jar.set(name, value));
    expect(await landOf(again, location)).toBe('identity.provider_way_lost');
    expect(await whoIs(again)).toBeNull();
  });

  it('to one request is no answer to another', async () => {
    const browser = here.browser();
    const first = await asked(browser);
    const second = await asked(browser);
    const { xml } = idp.answerTo(first, 'lea');
    expect(await landOf(browser, await posted(xml, second.RelayState))).toBe(
      'identity.provider_refused',
    );
  });

  it('that nobody asked for is refused', async () => {
    const { xml } = idp.answerTo(await asked(here.browser()), 'lea');
    const location = await foreignPost(here, callbackPath(providerId), {
      SAMLResponse: encoded(xml),
    });
    expect(await landOf(here.browser(), location)).toBe('identity.provider_way_lost');
  });

  it('with an assertion that was used before is refused', async () => {
    const used = (said: Parameters<NonNullable<Idp['mischief']['said']>>[0]) => ({
      ...said,
      assertionId: '_used-once',
    });
    await withMischief({ said: used }, async () => {
      expect(await signIn(here.browser(), 'lea')).toBe('/classes');
      expect(await signIn(here.browser(), 'lea')).toBe('identity.provider_refused');
    });
  });

  it.each<[string, Idp['mischief']]>([
    ['for another service', { said: (said) => ({ ...said, audience: 'https://other.test' }) }],
    ['altered on the way', { sent: (xml) => xml.replace('E-123', 'E-124') }],
    ['with a comment in a name', { sent: (xml) => xml.replace('tent-', 'tent<!-- -->-') }],
    ['of yesterday', { said: (said) => ({ ...said, now: new Date(Date.now() - 86_400_000) }) }],
  ])('%s is refused', async (_what, mischief) => {
    const browser = here.browser();
    await withMischief(mischief, async () => {
      expect(await signIn(browser, 'lea')).toBe('identity.provider_refused');
    });
    expect(await whoIs(browser)).toBeNull();
  });

  it('of one school’s provider opens nothing at another’s', async () => {
    const other = await here.addSchool('0690001B');
    const settings = { metadata: idp.metadata() };
    const foreign = await addProvider(here, other, { kind: 'saml', settings, attributes });
    const browser = here.browser();
    const { RelayState, ...request } = await asked(browser);
    const { xml } = idp.answerTo(request, 'lea');
    expect(await landOf(browser, await posted(xml, RelayState, foreign))).toBe(
      'identity.provider_way_lost',
    );
  });
});

it('a description that is none is refused, and says where', async () => {
  const head = await signedIn(here, school, 'chef');
  const reply = await head.post('/api/providers', {
    kind: 'saml',
    name: 'x',
    settings: { metadata: '<!DOCTYPE x [<!ENTITY e SYSTEM "file:///etc/passwd">]><x>&e;</x>' },
    secrets: {},
    attributes,
  });
  expect([reply.statusCode, reply.json().fields]).toEqual([
    400,
    [{ path: 'settings.metadata', code: 'custom' }],
  ]);
});
