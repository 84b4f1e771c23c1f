import { timingSafeEqual } from 'node:crypto';
import type { AccountActor } from '../../../access/contract/actors.ts';
import { Problem } from '../../../platform/contract/problems.ts';
import { OutgoingError } from '../../../platform/server/outgoing/index.ts';
import { hashSecret, makeSecret } from '../../../platform/server/secrets.ts';
import {
  ProviderRefusal,
  type Claims,
  type Kept,
  type Provider,
  type Surroundings,
} from './protocol.ts';
import { protocolOf } from './protocols.ts';
import { callbackUrl } from './providers.ts';
import type { Seal } from './seal.ts';
import { safeReturn } from './return-to.ts';
import { waySeconds } from './way-cookie.ts';
import { insertWay, keepAnswer, takeWay } from './ways.store.ts';

export type WayParts = { surroundings: Surroundings; seal: Seal };

/** A session of this browser, which ends when the sign-in succeeds. */
type Current = Pick<AccountActor, 'schoolId' | 'sessionId'> | null;

type Sealed = { protocol: Kept; returnTo: string; current: Current };

const placeOf = (stateHash: string, part: 'kept' | 'answer') => `way ${stateHash} ${part}`;

/**
 * Begins a way to a provider.
 * @param options.testerId the account that tests the settings; `null` to sign in
 * @returns where the browser goes, and the secret that its cookie must hold when it comes back
 * @throws {Problem} `identity.provider_away`, `identity.provider_address`
 */
export async function beginWay(
  { surroundings, seal }: WayParts,
  provider: Provider,
  options: {
    returnTo: string | null;
    testerId: string | null;
    current: Current;
    announced?: Record<string, string>;
  },
): Promise<{ url: string; browser: string }> {
  const { config, db, now } = surroundings;
  const [state, browser] = [makeSecret(), makeSecret()];
  const departure = await reached(() =>
    protocolOf(provider.kind).start(
      provider,
      {
        callbackUrl: callbackUrl(config, provider.providerId),
        state,
        ...(options.announced && { announced: options.announced }),
      },
      surroundings,
    ),
  );
  const stateHash = hashSecret(state);
  const kept: Sealed = {
    protocol: departure.keep,
    returnTo: safeReturn(options.returnTo, config.publicUrl),
    current: options.current,
  };
  await insertWay(db, {
    ...provider,
    stateHash,
    browserHash: hashSecret(browser),
    testerId: options.testerId,
    sealedKept: seal.seal(kept, placeOf(stateHash, 'kept')),
    expiresAt: new Date(now().getTime() + waySeconds * 1000),
  });
  return { url: departure.url, browser };
}

/** Turns failures of outgoing calls into problems that a person can be told. */
async function reached<T>(run: () => Promise<T>): Promise<T> {
  try {
    return await run();
  } catch (error) {
    const cause = outgoingErrorIn(error);
    if (cause)
      throw new Problem(
        cause.fault === 'address' ? 'identity.provider_address' : 'identity.provider_away',
        { cause: error },
      );
    if (error instanceof ProviderRefusal)
      throw new Problem('identity.provider_away', { cause: error });
    throw error;
  }
}

/** Libraries wrap what their way out threw. */
function outgoingErrorIn(error: unknown): OutgoingError | null {
  for (let one = error; one instanceof Error; one = one.cause)
    if (one instanceof OutgoingError) return one;
  return null;
}

/**
 * Keeps an answer that a provider's page posted, until the browser comes by itself: a foreign post carries
 * no cookie of ours, so that it cannot tell whose browser it is.
 * @returns where to send the browser, `null` when nothing waits for such an answer
 */
export async function holdAnswer(
  { surroundings, seal }: WayParts,
  provider: Provider,
  form: Record<string, string>,
): Promise<string | null> {
  const protocol = protocolOf(provider.kind);
  const state = form[protocol.stateParameter];
  if (!protocol.postedAnswers || state === undefined) return null;
  const stateHash = hashSecret(state);
  const sealed = seal.seal(form, placeOf(stateHash, 'answer'));
  const way = { ...provider, stateHash, now: surroundings.now() };
  if (!(await keepAnswer(surroundings.db, way, sealed))) return null;
  const url = new URL(callbackUrl(surroundings.config, provider.providerId));
  url.searchParams.set(protocol.stateParameter, state);
  return `${url.pathname}${url.search}`;
}

export type WayBack = {
  claims: Claims;
  returnTo: string;
  testerId: string | null;
  current: Current;
};

/** A way that failed after it was found: whose test it was, if it was one. */
export class WayFailure extends Error {
  readonly testerId: string | null;
  readonly problem: Problem;
  constructor(problem: Problem, testerId: string | null) {
    super(problem.code, { cause: problem.cause });
    this.testerId = testerId;
    this.problem = problem;
  }
}

/**
 * Ends a way: takes it (once), asks that it be this browser's, and lets the protocol judge the answer.
 * @param back.browser what the browser's cookie holds
 * @throws {Problem} `identity.provider_way_lost` when there is no such way, or of another browser
 * @throws {WayFailure} when the answer does not hold
 */
export async function endWay(
  { surroundings, seal }: WayParts,
  provider: Provider,
  back: { parameters: Record<string, string>; browser: string | undefined },
): Promise<WayBack> {
  const { config, db, now } = surroundings;
  const protocol = protocolOf(provider.kind);
  const state = back.parameters[protocol.stateParameter] ?? '';
  const stateHash = hashSecret(state);
  const way = await takeWay(db, { ...provider, stateHash, now: now() });
  if (!way || !isSame(way.browser_hash, hashSecret(back.browser ?? '')))
    throw new Problem('identity.provider_way_lost');
  const kept = seal.open<Sealed>(way.sealed_kept, placeOf(stateHash, 'kept'));
  const posted =
    way.sealed_answer === null
      ? null
      : seal.open<Record<string, string>>(way.sealed_answer, placeOf(stateHash, 'answer'));
  try {
    const claims = await protocol.finish(
      provider,
      {
        callbackUrl: callbackUrl(config, provider.providerId),
        state,
        kept: kept.protocol,
        method: posted ? 'POST' : 'GET',
        parameters: posted ?? back.parameters,
      },
      surroundings,
    );
    const returnTo = claims.returnTo
      ? safeReturn(claims.returnTo, config.publicUrl)
      : kept.returnTo;
    return { claims, returnTo, testerId: way.tester_id, current: kept.current };
  } catch (error) {
    throw new WayFailure(toldProblem(error), way.tester_id);
  }
}

/** The problem that a person is told when what a provider answered does not hold. */
export function toldProblem(error: unknown): Problem {
  const outgoing = outgoingErrorIn(error);
  if (outgoing?.fault === 'address')
    return new Problem('identity.provider_address', { cause: error });
  if (outgoing) return new Problem('identity.provider_away', { cause: error });
  if (error instanceof ProviderRefusal)
    return new Problem('identity.provider_refused', { cause: error });
  throw error;
}

const isSame = (one: string, other: string) =>
  one.length === other.length && timingSafeEqual(Buffer.from(one), Buffer.from(other));
