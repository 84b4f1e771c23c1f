import { randomUUID } from 'node:crypto';
import type { AccountActor, Actors } from '../../../access/contract/actors.ts';
import { providerProblems } from '../../contract/providers/problems.ts';
import * as routes from '../../contract/providers/routes.ts';
import { Problem } from '../../../platform/contract/problems.ts';
import type { Core } from '../../../platform/server/core.ts';
import { declareProblems } from '../../../platform/server/http/problems.ts';
import type { Mount } from '../../../platform/server/http/mount.ts';
import { mountFederation } from './federation-mount.ts';
import type { Providers } from './open-providers.ts';
import { mountPlatform } from './platform-mount.ts';
import { addProvider, changeProvider, openProvider, viewProvider } from './providers.ts';
import { deleteProvider, findProviderRow, listProviderRows } from './providers.store.ts';
import { mountProviderSignIn } from './sign-in-routes.ts';
import { mountVisits } from './visit-routes.ts';
import { wayCookie, wayCookieOptions } from './way-cookie.ts';
import { hasTest } from './ways.store.ts';

const ownSchool = ({ actor }: { actor: AccountActor }) => ({ schoolId: actor.schoolId });

/** Binds the routes of the school's providers: configuration, tests, sign-in, those who wait. */
export function mountProviders(
  mount: Mount<Actors>,
  { core, providers }: { core: Core; providers: Providers },
): void {
  declareProblems(providerProblems);
  mountConfiguration(mount, { core, providers });
  mountTests(mount, { core, providers });
  mountProviderSignIn(mount, { core, providers });
  mountVisits(mount, core);
  mountFederation(mount, { core, providers });
  mountPlatform(mount, { core, providers });
}

type Parts = { core: Core; providers: Providers };
type Named = { actor: AccountActor; params: { providerId: string } };

/** The provider of the caller's own school; another's is as absent. */
const providerOf =
  ({ core, providers }: Parts) =>
  async ({ actor: { schoolId }, params: { providerId } }: Named) => {
    const row = await findProviderRow(core.db, { schoolId, providerId });
    return row && { schoolId, provider: openProvider(row, providers.seal) };
  };

function mountConfiguration(mount: Mount<Actors>, { core, providers }: Parts): void {
  const { config, db, transact } = core;
  const { seal } = providers;
  const subject = providerOf({ core, providers });
  mount(routes.listProviders, {
    subject: ownSchool,
    handle: async ({ actor }) => ({
      providers: (await listProviderRows(db, actor.schoolId)).map((row) =>
        viewProvider(openProvider(row, seal), config),
      ),
    }),
  });
  mount(routes.addProvider, {
    subject: ownSchool,
    handle: async ({ actor, body }) => {
      const place = { schoolId: actor.schoolId, providerId: randomUUID() };
      const added = await transact((trx) => addProvider(trx, seal, place, body));
      return { provider: viewProvider(added, config) };
    },
  });
  mount(routes.changeProvider, {
    subject,
    handle: async ({ subject: { provider }, body }) => {
      const changed = await transact((trx) => changeProvider(trx, seal, provider, body));
      return { provider: viewProvider(changed, config) };
    },
  });
  mount(routes.removeProvider, {
    subject,
    handle: async ({ subject: { provider } }) => transact((trx) => deleteProvider(trx, provider)),
  });
}

function mountTests(mount: Mount<Actors>, { core, providers }: Parts): void {
  const cookie = wayCookieOptions(core.config.publicUrl);
  mount(routes.testProvider, {
    subject: providerOf({ core, providers }),
    handle: async ({ actor, subject: { provider }, reply }) => {
      const { url, browser } = await providers.begin(provider, {
        returnTo: null,
        testerId: actor.accountId,
        current: null,
      });
      reply.setCookie(wayCookie, browser, cookie);
      return { url };
    },
  });
  mount(routes.takeTest, {
    subject: async ({ actor: { schoolId, accountId }, params: { testId } }) => {
      const test = { schoolId, testId, testerId: accountId, now: core.now() };
      return (await hasTest(core.db, test)) ? { schoolId } : null;
    },
    handle: async ({ actor, params }) => {
      const test = await providers.takeTest(actor, params.testId);
      if (!test) throw new Problem('not_found');
      return { test };
    },
  });
}
