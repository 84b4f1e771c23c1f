import { randomUUID } from 'node:crypto';
import type { AccountActor } from '../../../access/contract/actors.ts';
import type { ProviderTest } from '../../contract/providers/routes.ts';
import { Problem } from '../../../platform/contract/problems.ts';
import type { Core } from '../../../platform/server/core.ts';
import { nameOf } from './people.store.ts';
import type { Claims, Provider } from './protocol.ts';
import { recognise } from './recognise.ts';
import type { Seal } from './seal.ts';
import { waySeconds } from './way-cookie.ts';
import { insertTest, takeTestRow } from './ways.store.ts';

const problems = {
  unknown: 'identity.provider_waits',
  several: 'identity.provider_waits',
  closed: 'identity.provider_person_closed',
  other_school: 'identity.provider_other_school',
} as const;

const longestValue = 500;

/** What a round trip brought, and who would have been signed in: nothing is bound, made or opened. */
export async function testResult(
  { db, now }: Pick<Core, 'db' | 'now'>,
  provider: Provider,
  came: Claims | Problem,
): Promise<ProviderTest> {
  const { name } = provider;
  if (came instanceof Problem) return { name, problem: came.code, attributes: [], person: null };
  const found = await recognise(db, provider, came, now());
  const attributes = Object.entries(came.attributes).map(([attribute, values]) => ({
    name: attribute,
    values: values.map((value) => value.slice(0, longestValue)),
  }));
  return {
    name,
    problem: found.outcome === 'person' ? null : problems[found.outcome],
    attributes: [{ name: 'subject', values: [came.subject] }, ...attributes],
    person:
      found.outcome === 'person' ? { name: nameOf(found.person), role: found.person.role } : null,
  };
}

const placeOf = (testId: string) => `test ${testId}`;

/** Keeps a result for who tests, sealed, until it is read; minutes at most. @returns its id */
export async function keepTest(
  { db, now }: Pick<Core, 'db' | 'now'>,
  seal: Seal,
  { provider, testerId, result }: { provider: Provider; testerId: string; result: ProviderTest },
): Promise<string> {
  const testId = randomUUID();
  await insertTest(db, {
    ...provider,
    testerId,
    testId,
    sealedResult: seal.seal(result, placeOf(testId)),
    expiresAt: new Date(now().getTime() + waySeconds * 1000),
  });
  return testId;
}

/** Takes the result of one's own test. @returns `null` when it was read, or is another's */
export async function takeTest(
  { db }: Pick<Core, 'db'>,
  seal: Seal,
  { schoolId, accountId }: AccountActor,
  testId: string,
): Promise<ProviderTest | null> {
  const sealed = await takeTestRow(db, { schoolId, testId, testerId: accountId });
  return sealed === null ? null : seal.open<ProviderTest>(sealed, placeOf(testId));
}
