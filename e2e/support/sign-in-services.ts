import { openCasServer } from '../../src/identity/server/providers/testing/cas-server.ts';
import { openOidcServer } from '../../src/identity/server/providers/testing/oidc-server.ts';
import { startIdp } from '../../src/identity/server/providers/saml/testing/idp.ts';
import { expect } from './test.ts';
import type { Person } from './person.ts';

type User = { login: string; given: string; family: string };

/** People of the demonstration, as a school's sign-in service has them; the last one the register does not know. */
export const users = {
  teacher: { login: 's.martin', given: 'Sylvie', family: 'Martin' },
  pupil: { login: 'z.dubois', given: 'Zoé', family: 'Dubois' },
  head: { login: 'a.benali', given: 'Aïcha', family: 'Benali' },
  unknown: { login: 'a.ndiaye', given: 'Awa', family: 'N’Diaye' },
} as const satisfies Record<string, User>;
const everybody: readonly User[] = Object.values(users);
const password = 'un mot de passe d’ailleurs';

/** A real service on loopback, and what the head types to add it. */
export type Service = AsyncDisposable & {
  kind: 'CAS' | 'OpenID Connect' | 'SAML 2';
  origin: string;
  /** The model of attributes to begin with, when the first one does not do. */
  model?: string;
  fields: Record<string, string>;
  /** Told our address, begins to serve. */
  serve: (address: string) => Promise<void> | void;
  /** Signs in on the service's own page. */
  enter: (person: Person, user: User) => Promise<void>;
};

export async function openCas(): Promise<Service> {
  const server = await openCasServer();
  return {
    kind: 'CAS',
    origin: server.address,
    fields: { 'Adresse du serveur CAS': server.address },
    serve: (address) =>
      server.prepare({
        users: everybody.map(({ login, ...name }) => ({ ...name, username: login, password })),
        services: [{ pattern: `^${address}` }],
      }),
    async enter({ page }, { login }) {
      await expect(page.getByRole('heading', { name: 'CAS d’essai' })).toBeVisible();
      await page.locator('input[name=username]').fill(login);
      await page.locator('input[name=password]').fill(password);
      await page.getByRole('button', { name: 'Entrer' }).click();
    },
    [Symbol.asyncDispose]: () => server[Symbol.asyncDispose](),
  };
}

export async function openOidc(): Promise<Service> {
  const people = everybody.map(({ login, given, family }) => [
    login,
    { sub: login, uid: login, sn: family, givenName: given },
  ]);
  const server = await openOidcServer(Object.fromEntries(people));
  const client = { id: 'preau', secret: 'a-secret-of-the-journeys-shared-with-nobody' };
  return {
    kind: 'OpenID Connect',
    origin: server.issuer,
    fields: {
      'Émetteur (issuer)': server.issuer,
      'Identifiant du client': client.id,
      'Secret du client': client.secret,
    },
    serve: (address) => server.serve({ ...client, redirectUris: [address] }),
    async enter({ page }, { login }) {
      await expect(page.getByRole('heading', { name: 'ENT d’essai' })).toBeVisible();
      await page.getByLabel('Identifiant').fill(login);
      await page.getByRole('button', { name: 'Entrer' }).click();
    },
    [Symbol.asyncDispose]: () => server[Symbol.asyncDispose](),
  };
}

/** As ÉduConnect says who comes: a pupil by their vecteur, an adult by a name of its own. */
export async function openSaml(): Promise<Service> {
  const idp = await startIdp(
    everybody.map(({ login, given, family }) => ({
      username: login,
      nameId: `persistent-${login}`,
      attributes: {
        sn: [family],
        givenName: [given],
        ...(login === users.pupil.login
          ? { FrEduVecteur: [`4|${family}|${given}|${login}|0000001B`] }
          : { FrEduCtId: [login] }),
      },
    })),
  );
  return {
    kind: 'SAML 2',
    origin: idp.url,
    model: 'ÉduConnect (FrEduVecteur)',
    fields: { 'Métadonnées du fournisseur': idp.metadata() },
    // Each request of ours says where its answer goes.
    serve: () => {},
    async enter({ page }, { login }) {
      await expect(
        page.getByRole('heading', { name: 'Fournisseur de l’établissement' }),
      ).toBeVisible();
      await page.getByLabel('Identifiant').fill(login);
      await page.getByRole('button', { name: 'Se connecter au fournisseur' }).click();
    },
    [Symbol.asyncDispose]: () => idp.stop(),
  };
}
