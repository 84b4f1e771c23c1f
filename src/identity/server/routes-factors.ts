import type { AccountActor, Actors } from '../../access/contract/actors.ts';
import { Problem } from '../../platform/contract/problems.ts';
import type { Core } from '../../platform/server/core.ts';
import type { Mount } from '../../platform/server/http/mount.ts';
import * as routes from '../contract/second-factor.ts';
import type { Identity } from './identity.ts';
import { describe } from './me.ts';
import { addPasskeyOf, passkeyOptions, passkeySignInOptions } from './passkeys/passkeys.ts';
import { deletePasskey, listPasskeys, setPasskeyName } from './passkeys/passkeys.store.ts';
import { signedIn } from './routes.ts';
import {
  beginTotp,
  confirmTotp,
  giveSecondFactor,
  needsSecondFactor,
  removeTotp,
  renewBackupCodes,
  requireTrusted,
} from './second-factor/second-factor.ts';
import { readFactors } from './second-factor/second-factor.store.ts';

type Parts = { core: Core; identity: Identity };

/** Binds the second factor: codes by an app, backup codes. */
export function mountSecondFactor(mount: Mount<Actors>, { core, identity }: Parts): void {
  const { factors } = identity;
  mount(routes.beginTotp, {
    subject: () => ({}),
    handle: ({ actor }) => beginTotp(factors, actor),
  });
  mount(routes.confirmTotp, {
    subject: () => ({}),
    handle: async ({ actor, body }) => ({
      backupCodes: await confirmTotp(factors, actor, body.code),
    }),
  });
  mount(routes.giveSecondFactor, {
    subject: () => ({}),
    handle: async ({ actor, body }) => {
      await giveSecondFactor(factors, actor, body.code);
      return { me: await describe(core, { ...actor, secondFactor: 'done' }) };
    },
  });
  mount(routes.renewBackupCodes, {
    subject: () => ({}),
    handle: async ({ actor, body }) => ({
      backupCodes: await renewBackupCodes(factors, actor, body.code),
    }),
  });
  mount(routes.removeTotp, {
    subject: () => ({}),
    handle: ({ actor, body }) => removeTotp(factors, actor, body.code),
  });
}

/** Binds passkeys: to add, to name, to remove, to sign in with. */
export function mountPasskeys(mount: Mount<Actors>, { core, identity }: Parts): void {
  const { db } = core;
  mount(routes.beginPasskey, {
    subject: () => ({}),
    handle: async ({ actor }) => {
      await requireTrusted(identity.factors, actor);
      return passkeyOptions(core, actor);
    },
  });
  mount(routes.addPasskey, {
    subject: () => ({}),
    handle: async ({ actor, body }) => {
      await requireTrusted(identity.factors, actor);
      await addPasskeyOf(core, actor, body);
    },
  });
  const own = async (actor: AccountActor, passkeyId: string) => {
    const all = await listPasskeys(db, actor);
    if (!all.some((one) => one.passkeyId === passkeyId)) throw new Problem('not_found');
    return all;
  };
  mount(routes.renamePasskey, {
    subject: () => ({}),
    handle: async ({ actor, params, body }) => {
      await own(actor, params.passkeyId);
      await setPasskeyName(db, { ...actor, ...params }, body.name);
    },
  });
  mount(routes.removePasskey, {
    subject: () => ({}),
    handle: async ({ actor, params }) => {
      const all = await own(actor, params.passkeyId);
      const { totp } = await readFactors(db, actor);
      if (needsSecondFactor(actor) && !totp && all.length === 1)
        throw new Problem('identity.factor_required');
      await deletePasskey(db, { ...actor, ...params });
    },
  });
  mount(routes.beginPasskeySignIn, {
    subject: () => ({}),
    handle: () => passkeySignInOptions(core),
  });
  mount(routes.signInWithPasskey, {
    subject: () => ({}),
    handle: async ({ actor: caller, body, reply }) => {
      const { setCookie, actor } = await identity.signInWithPasskey(body, signedIn(caller));
      reply.header('set-cookie', setCookie);
      return { me: await describe(core, actor) };
    },
  });
}
