import type { ProviderKind } from '../../contract/providers/kinds.ts';
import { cas } from './cas/cas.ts';
import { oidc } from './oidc/oidc.ts';
import { lti } from './lti/lti.ts';
import type { Protocol } from './protocol.ts';
import { saml } from './saml/saml.ts';

/** The protocols that this Préau speaks. */
export const protocols: Partial<Record<ProviderKind, Protocol>> = { cas, oidc, saml, lti };

/** @throws {Error} for a kind that nobody speaks: no provider of it can have been added */
export function protocolOf(kind: ProviderKind): Protocol {
  const protocol = protocols[kind];
  if (!protocol) throw new Error(`no protocol for ${kind}`);
  return protocol;
}
