import type { Actors } from '../../access/contract/actors.ts';
import type { Mount } from '../../platform/server/http/mount.ts';
import type { OfficeParts } from './accounts/office.ts';
import { mountOutbox } from './outbox/routes.ts';
import { mountPasskeys, mountSecondFactor } from './routes-factors.ts';
import { mountInvitations, mountOffice } from './routes-office.ts';
import { mountOwnAccount } from './routes-own.ts';
import { mountIdentity as mountSessions } from './routes.ts';

export {
  createAccount,
  createAccountHashed,
  findAccount,
  hashSafely,
  type NewAccount,
} from './accounts.ts';
export { createEmptyAccount, invitePerson } from './accounts/invitations.ts';
export {
  openIdentity,
  type Asking,
  type Identity,
  type IdentityPorts,
  type SignedIn,
} from './identity.ts';
export { openProviders, type Providers } from './providers/open-providers.ts';
export { mountProviders } from './providers/routes.ts';
export { prepareFirstHost } from './operators/first-host.ts';
export { openOperators, type Operators } from './operators/operators.ts';
export { listOperators, recoverOperator } from './operators/recovery.ts';
export { mountOperators } from './operators/routes.ts';

/** Binds the identity's routes: sessions, accounts that the school makes, one's own account. */
export function mountIdentity(mount: Mount<Actors>, parts: OfficeParts): void {
  mountSessions(mount, parts);
  mountOffice(mount, parts);
  mountOutbox(mount, parts);
  mountInvitations(mount, parts);
  mountOwnAccount(mount, parts);
  mountSecondFactor(mount, parts);
  mountPasskeys(mount, parts);
}
