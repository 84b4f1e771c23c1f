import { launchPath, keysPath } from '../../../identity/contract/providers/federation-routes.ts';
import { callbackPath } from '../../../identity/contract/providers/sign-in-routes.ts';
import { startPlatform } from '../../../identity/server/providers/lti/testing/platform.ts';
import { startIdp } from '../../../identity/server/providers/saml/testing/idp.ts';
import { encoded } from '../../../identity/server/providers/saml/testing/signing.ts';
import {
  foreignPost,
  landOf,
} from '../../../identity/server/providers/testing/federation-school.ts';
import { openLyingServer } from '../../../identity/server/providers/testing/lying-server.ts';
import {
  addProvider,
  depart,
  identify,
} from '../../../identity/server/providers/testing/school.ts';
import { openSlowCas } from '../../../identity/server/providers/testing/slow-cas.ts';
import type { Browser } from '../browser.ts';
import type { Door, DoorScene } from './door.ts';

const login = 'martin.ent';
const client = { id: 'preau', secret: 'a-secret-of-the-tests-shared-with-nobody' };

/** Where a browser is let in, each time a new one: a page of ours, or the code of the refusal. */
const entering =
  ({ here }: DoorScene, walk: (browser: Browser) => Promise<string>) =>
  async () => {
    const landed = await walk(here.browser());
    return landed.startsWith('/') ? 'in' : landed;
  };

const backAt = (providerId: string, query: Record<string, string>) =>
  `${callbackPath(providerId)}?${new URLSearchParams(query)}`;

/** Sign-in at a provider of the school, of each kind. @param stop ends the providers */
export function providerDoors(stack: AsyncDisposableStack): readonly Door[] {
  const named = (
    name: string,
    walkOf: (scene: DoorScene) => Promise<(b: Browser) => Promise<string>>,
  ): Door => ({
    name,
    ready: async (scene) => {
      const personId = scene.school.teacherId;
      await identify(scene.here, { ...scene.school, personId }, 'ent', login);
      return { personId, enter: entering(scene, await walkOf(scene)) };
    },
  });
  return [
    named('a return from CAS', (scene) => byCas(scene, stack)),
    named('a return from OpenID Connect', (scene) => byOidc(scene, stack)),
    named('a return from SAML', (scene) => bySaml(scene, stack)),
    named('a launch from LTI', (scene) => byLti(scene, stack)),
  ];
}

async function byCas({ here, school }: DoorScene, stack: AsyncDisposableStack) {
  const server = stack.use(await openSlowCas());
  const settings = { server: server.address };
  const providerId = await addProvider(here, school, { kind: 'cas', settings });
  return async (browser: Browser) => {
    const asked = new URL(await depart(browser, providerId)).searchParams.get('service') ?? '';
    const { pathname, searchParams } = new URL(asked);
    searchParams.set('ticket', `ST-${login}`);
    return landOf(browser, `${pathname}?${searchParams}`);
  };
}

async function byOidc({ here, school }: DoorScene, stack: AsyncDisposableStack) {
  const server = stack.use(await openLyingServer(client));
  const providerId = await addProvider(here, school, {
    kind: 'oidc',
    settings: { issuer: server.issuer, clientId: client.id },
    secrets: { clientSecret: client.secret },
  });
  return async (browser: Browser) => {
    const url = await depart(browser, providerId);
    server.lie({ claims: { sub: 's-1', uid: login } }, url);
    const state = new URL(url).searchParams.get('state') ?? '';
    return landOf(browser, backAt(providerId, { code: 'any', state }));
  };
}

async function bySaml({ here, school }: DoorScene, stack: AsyncDisposableStack) {
  const user = { username: login, nameId: 'persistent-martin', attributes: { uid: [login] } };
  const idp = await startIdp([user]);
  stack.defer(() => idp.stop());
  const settings = { metadata: idp.metadata() };
  const providerId = await addProvider(here, school, { kind: 'saml', settings });
  return async (browser: Browser) => {
    const { searchParams } = new URL(await depart(browser, providerId));
    const SAMLRequest = searchParams.get('SAMLRequest') ?? '';
    const RelayState = searchParams.get('RelayState') ?? '';
    const SAMLResponse = encoded(idp.answerTo({ SAMLRequest }, login).xml);
    const posted = await foreignPost(here, callbackPath(providerId), { SAMLResponse, RelayState });
    return landOf(browser, posted);
  };
}

async function byLti({ here, school }: DoorScene, stack: AsyncDisposableStack) {
  const user = { id: 'u', given: 'Sylvie', family: 'Martin', sourcedId: login, role: 'Learner' };
  const platform = await startPlatform([user as typeof user & { role: 'Learner' }]);
  stack.defer(() => platform.stop());
  const attributes = {
    identifiers: [{ attribute: 'person_sourcedid', scheme: 'ent', form: 'whole' as const }],
    family: null,
    given: null,
    uai: null,
  };
  const { settings } = platform;
  const providerId = await addProvider(here, school, { kind: 'lti', settings, attributes });
  const { origin } = here.app.core.config.publicUrl;
  platform.state.tool = {
    launchUrl: `${origin}${launchPath(providerId)}`,
    answerUrl: `${origin}${callbackPath(providerId)}`,
    keysUrl: `${origin}${keysPath(providerId)}`,
    targetUrl: `${origin}/semaine`,
  };
  return async (browser: Browser) => {
    const { pathname, search } = new URL(
      platform.announcement('u', `${origin}/semaine`, 'resource'),
    );
    const { location } = (await browser.get(`${pathname}${search}`)).headers;
    const answer = await platform.answerTo(new URL(String(location)).searchParams);
    return landOf(browser, await foreignPost(here, callbackPath(providerId), answer));
  };
}
