import type { z } from 'zod';
import type { AttributeMap } from '../../contract/providers/attributes.ts';
import type { ProviderKind } from '../../contract/providers/kinds.ts';
import type { Core } from '../../../platform/server/core.ts';
import type { Outgoing } from '../../../platform/server/outgoing/index.ts';

/** A school's provider, its secrets open. */
export type Provider = {
  providerId: string;
  schoolId: string;
  kind: ProviderKind;
  name: string;
  settings: Record<string, string>;
  secrets: Record<string, string>;
  attributes: AttributeMap;
  enabled: boolean;
};

/** What a protocol is given beside its provider. */
export type Surroundings = Pick<Core, 'config' | 'db' | 'now'> & {
  /** The only way out to a provider. */
  outgoing: Outgoing;
  /** Ends the sessions that a provider opened under this handle. */
  endSessions: (provider: Provider, handle: string) => Promise<void>;
};

/** What the protocol wants to find again when the browser comes back: kept sealed, for minutes, once. */
export type Kept = Record<string, string>;

export type Departure = { url: string; keep: Kept };

export type Return = {
  /** Our address, without parameters, to which the browser came back. */
  callbackUrl: string;
  /** As `start` was told. */
  state: string;
  kept: Kept;
  method: 'GET' | 'POST';
  /** The provider's parameters, as they came. */
  parameters: Record<string, string>;
};

/** Who came, as the provider says; nothing of it is a right here. */
export type Claims = {
  /** What the provider calls this person for ever. */
  subject: string;
  attributes: Record<string, string[]>;
  /** The provider's handle of its session, when it can tell us its end. */
  handle?: string;
  /** A page of ours that the provider wants shown (LTI). */
  returnTo?: string;
};

/** One protocol: how to go to a provider, and what to believe of what comes back. */
export type Protocol = {
  kind: ProviderKind;
  /** Strict: texts by name. */
  settings: z.ZodObject;
  /** Strict: texts by name, each of which may be left out when unchanged. */
  secrets: z.ZodObject;
  /** The parameter in which the provider gives the state back. */
  stateParameter: string;
  /** Whether the answer may come as a form posted by the provider's page. */
  postedAnswers: boolean;
  /** A way begins at the provider, never with a button of ours. */
  beginsThere?: true;
  /** Addresses of ours to give to the provider. */
  ours: (
    callbackUrl: string,
    provider: { providerId: string },
  ) => { name: string; address: string }[];
  start: (
    provider: Provider,
    departure: {
      callbackUrl: string;
      state: string;
      /** What the provider said when the way began there. */
      announced?: Record<string, string>;
    },
    surroundings: Surroundings,
  ) => Promise<Departure>;
  /** @throws {ProviderRefusal} when the answer does not hold */
  finish: (provider: Provider, back: Return, surroundings: Surroundings) => Promise<Claims>;
  /**
   * A post that is no answer of a browser (the end of a session).
   * @returns whether it was one; what it asks is done then
   */
  notice?: (
    provider: Provider,
    form: Record<string, string>,
    surroundings: Surroundings,
  ) => Promise<boolean>;
};

/** The provider said no, or its answer does not hold. The reason is a word for the log, of no person. */
export class ProviderRefusal extends Error {
  readonly reason: string;
  constructor(reason: string, options?: ErrorOptions) {
    super(`provider refused: ${reason}`, options);
    this.name = 'ProviderRefusal';
    this.reason = reason;
  }
}
