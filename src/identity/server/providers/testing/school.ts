import type { Browser } from '../../../../app/testing/browser.ts';
import { signedIn, type Installation, type School } from '../../../../app/testing/installation.ts';
import type { AttributeMap } from '../../../contract/providers/attributes.ts';

export const entMap: AttributeMap = {
  identifiers: [
    { attribute: 'uid', scheme: 'ent', form: 'whole' },
    { attribute: 'FrEduVecteur', scheme: 'siecle.eleve', form: 'vecteur' },
  ],
  family: 'family_name',
  given: 'given_name',
  uai: null,
};

/** Writes into the register how others call a person. */
export const identify = (
  { db }: Installation,
  person: { schoolId: string; personId: string },
  scheme: string,
  value: string,
) =>
  db
    .insertInto('person_identifiers')
    .values({ school_id: person.schoolId, person_id: person.personId, scheme, value })
    .execute();

type Given = {
  kind: string;
  settings: Record<string, string>;
  secrets?: Record<string, string>;
  attributes?: AttributeMap;
};

/** Adds a provider to a school, by its head, and offers it. @returns its id */
export async function addProvider(
  installation: Installation,
  school: School,
  { kind, settings, secrets = {}, attributes = entMap }: Given,
): Promise<string> {
  const head = await signedIn(installation, school, 'chef');
  const body = { kind, name: 'ENT d’essai', settings, secrets, attributes };
  const added = await head.post('/api/providers', body);
  if (added.statusCode !== 200) throw new Error(added.body);
  const { providerId } = added.json().provider as { providerId: string };
  const enabled = await head.patch(`/api/providers/${providerId}`, { enabled: true });
  if (enabled.statusCode !== 200) throw new Error(enabled.body);
  return providerId;
}

/** Begins to sign in. @returns the provider's address */
export async function depart(browser: Browser, providerId: string, returnTo: string | null = null) {
  const path = `/api/sign-in/providers/${providerId}/start`;
  const started = await browser.post(path, { returnTo });
  if (started.statusCode !== 200) throw new Error(started.body);
  return started.json().url as string;
}

/** Comes back from a provider, as a browser does. @returns where the browser is sent */
export async function comeBack(browser: Browser, address: string): Promise<string> {
  const url = new URL(address);
  const reply = await browser.get(`${url.pathname}${url.search}`);
  if (reply.statusCode !== 303) throw new Error(`${reply.statusCode} ${reply.body}`);
  return String(reply.headers.location);
}

/** A browser at a provider that is really there: follows it, types where it is asked, until it comes back to us. */
export async function passThrough(
  start: string,
  fill: (html: string, url: string) => { url: string; form: Record<string, string> },
  ours = 'http://localhost:3000',
  jar = new Map<string, string>(),
): Promise<string> {
  let url = start;
  let form: Record<string, string> | null = null;
  for (let step = 0; step < 20; step++) {
    if (url.startsWith(ours)) return url;
    const response: Response = await fetch(url, {
      redirect: 'manual',
      method: form ? 'POST' : 'GET',
      headers: {
        cookie: [...jar].map((pair) => pair.join('=')).join('; '),
        referer: url,
      },
      ...(form && { body: new URLSearchParams(form) }),
    });
    for (const cookie of response.headers.getSetCookie()) {
      const [pair = ''] = cookie.split(';');
      jar.set(pair.slice(0, pair.indexOf('=')), pair.slice(pair.indexOf('=') + 1));
    }
    const location = response.headers.get('location');
    form = null;
    if (location) url = new URL(location, url).href;
    else ({ url, form } = fill(await response.text(), url));
  }
  throw new Error(`lost at ${url}`);
}
