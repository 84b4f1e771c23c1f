export { createAccount, findAccount, type NewAccount } from './accounts.ts';
export {
  openIdentity,
  type Asking,
  type Identity,
  type IdentityPorts,
  type SignedIn,
} from './identity.ts';
export { mountIdentity } from './routes.ts';
