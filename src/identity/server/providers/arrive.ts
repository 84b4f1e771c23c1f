import { Problem } from '../../../platform/contract/problems.ts';
import type { Core } from '../../../platform/server/core.ts';
import type { Trx } from '../../../platform/server/db.ts';
import { hashSecret } from '../../../platform/server/secrets.ts';
import { barOf, findSchool } from '../../../school/server/index.ts';
import { insertAccount } from '../accounts.store.ts';
import type { Identity, SignedIn } from '../identity.ts';
import { storedUsername } from '../username.ts';
import { toldName } from './identifiers.ts';
import { bindIdentifier, findAccountOf } from './people.store.ts';
import type { Claims, Provider } from './protocol.ts';
import { subjectScheme } from './providers.store.ts';
import { recognise, type Recognised } from './recognise.ts';
import { keepHandle } from './sessions.store.ts';
import { forgetVisit, keepVisit } from './visits.store.ts';

/** How long one who is not in the register waits for the office, in days; coming again begins it anew. */
const visitDays = 30;

export type ArrivalParts = {
  core: Pick<Core, 'db' | 'now' | 'transact'>;
  identity: Pick<Identity, 'openSessionFor'>;
};

/**
 * Signs in whom a provider sent: the person of the register, with the role of the register.
 * @throws {Problem} `identity.provider_waits`, `identity.provider_other_school`,
 *   `identity.provider_person_closed`, `school_suspended`
 */
export async function arrive(
  { core, identity }: ArrivalParts,
  provider: Provider,
  claims: Claims,
): Promise<SignedIn> {
  const found = await recognise(core.db, provider, claims, core.now());
  if (found.outcome !== 'person') throw await refuse(core, { provider, claims, found });
  const person = { schoolId: provider.schoolId, personId: found.person.id };
  // Before anything is bound or made for somebody who may not come in.
  if ((await barOf(core.db, person, core.now())) === 'school')
    throw new Problem('school_suspended');
  const accountId = await core.transact(async (trx) => {
    const { providerId } = provider;
    const subject = { scheme: subjectScheme(providerId), value: claims.subject };
    if (!(await bindIdentifier(trx, person, subject))) throw new Problem('identity.provider_waits');
    await forgetVisit(trx, { ...person, providerId, subject: claims.subject });
    return accountOf(trx, person);
  });
  const signedIn = await identity.openSessionFor({ schoolId: provider.schoolId, accountId }, null);
  if (!signedIn) throw new Problem('identity.provider_person_closed');
  if (claims.handle !== undefined)
    await keepHandle(core.db, {
      schoolId: provider.schoolId,
      providerId: provider.providerId,
      sessionId: signedIn.actor.sessionId,
      handleHash: hashSecret(claims.handle),
    });
  return signedIn;
}

/** The person's account; one without a password is made for who had none. */
async function accountOf(
  trx: Trx,
  person: { schoolId: string; personId: string },
): Promise<string> {
  const existing = await findAccountOf(trx, person);
  if (existing !== null) return existing;
  const school = await findSchool(trx, person.schoolId);
  if (!school) throw new Error('a person without their school');
  // Nobody types it: it has no password. It must be unique, and say nothing.
  const username = storedUsername(`p-${person.personId}`, school.uai);
  const made = await insertAccount(trx, { ...person, username });
  const accountId = made ?? (await findAccountOf(trx, person));
  if (accountId === null) throw new Error('no account could be made');
  return accountId;
}

async function refuse(
  { db, now }: ArrivalParts['core'],
  { provider, claims, found }: { provider: Provider; claims: Claims; found: Recognised },
): Promise<Problem> {
  if (found.outcome === 'closed') return new Problem('identity.provider_person_closed');
  if (found.outcome === 'other_school') return new Problem('identity.provider_other_school');
  const school = await findSchool(db, provider.schoolId);
  // Nobody is kept for an office that cannot look.
  if (school?.suspended_at) return new Problem('school_suspended');
  const [, ...told] = found.identifiers;
  await keepVisit(db, {
    schoolId: provider.schoolId,
    providerId: provider.providerId,
    subject: claims.subject,
    toldName: toldName(claims, provider.attributes),
    identifiers: told,
    reason: found.outcome === 'several' ? 'several' : 'unknown',
    now: now(),
    expiresAt: new Date(now().getTime() + visitDays * 24 * 3600_000),
  });
  return new Problem('identity.provider_waits');
}
