/** A platform as the school's administrator registered it: nothing of it is learnt from a launch. */
export type LtiPlatform = {
  issuer: string;
  clientId: string;
  /** Deployments of us in this platform that are the school's. */
  deploymentIds: readonly string[];
  /** Where the browser is sent to sign in (OIDC authentication endpoint). */
  signInUrl: string;
  /** Where its public keys are. */
  keysUrl: string;
  /** Where our server asks for access to its services; `null` when none is used. */
  tokenUrl: string | null;
};
