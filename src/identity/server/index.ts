export { createAccount, findAccount, type NewAccount } from './accounts.ts';
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
export { mountOperators } from './operators/routes.ts';
export { mountIdentity } from './routes.ts';
