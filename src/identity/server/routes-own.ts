import type { AccountActor, Actors } from '../../access/contract/actors.ts';
import { Problem } from '../../platform/contract/problems.ts';
import type { Core } from '../../platform/server/core.ts';
import type { Mount } from '../../platform/server/http/mount.ts';
import * as routes from '../contract/own-account.ts';
import { shortestPassword } from '../contract/passwords.ts';
import { findPasswordHash, findUsername } from './accounts.store.ts';
import {
  deleteFailures,
  findFailures,
  findOwnSessions,
  listSessions,
} from './accounts/own.store.ts';
import type { Identity } from './identity.ts';
import { listPasskeys } from './passkeys/passkeys.store.ts';
import { needsSecondFactor } from './second-factor/second-factor.ts';
import { readFactors } from './second-factor/second-factor.store.ts';

type Parts = { core: Core; identity: Identity };

/** Binds a person's own account: what it holds, its password, its sessions. */
export function mountOwnAccount(mount: Mount<Actors>, { core, identity }: Parts): void {
  const { db } = core;
  mount(routes.readOwnAccount, {
    subject: () => ({}),
    handle: async ({ actor }) => ({ account: await readOwn(core, actor) }),
  });
  mount(routes.changeOwnPassword, {
    subject: () => ({}),
    handle: async ({ actor, body, reply }) => {
      const { setCookie } = await identity.changeOwnPassword(actor, body);
      reply.header('set-cookie', setCookie);
    },
  });
  const end = async (actor: AccountActor, which: { sessionId: string } | 'others') => {
    const found = await findOwnSessions(db, actor, which);
    if (found.length > 0) await identity.forgetBrowsers(actor);
    for (const sessionId of found)
      await identity.revokeSessions({ schoolId: actor.schoolId, sessionId });
    return found.length;
  };
  mount(routes.endOwnSession, {
    subject: () => ({}),
    handle: async ({ actor, params }) => {
      if ((await end(actor, params)) === 0) throw new Problem('not_found');
    },
  });
  mount(routes.endOtherSessions, {
    subject: () => ({}),
    handle: async ({ actor }) => {
      await end(actor, 'others');
    },
  });
  mount(routes.forgetFailures, {
    subject: () => ({}),
    handle: ({ actor }) => deleteFailures(db, actor),
  });
}

async function readOwn({ db, now }: Core, actor: AccountActor): Promise<routes.OwnAccount> {
  const [username, hash, sessions, passkeys, factors, failures] = await Promise.all([
    findUsername(db, actor),
    findPasswordHash(db, actor),
    listSessions(db, actor, now()),
    listPasskeys(db, actor),
    readFactors(db, actor),
    findFailures(db, actor),
  ]);
  return {
    username: username?.split('@')[0] ?? '',
    hasPassword: hash !== null,
    shortest: shortestPassword,
    sessions,
    passkeys: passkeys.map(({ credentialId: _credential, ...passkey }) => passkey),
    secondFactor: {
      required: needsSecondFactor(actor),
      totp: factors.totp,
      backupCodes: factors.backupCodes,
    },
    failures,
  };
}
