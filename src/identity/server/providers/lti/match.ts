import type { CourseMatch } from '../../../contract/providers/platform-routes.ts';
import type { Core } from '../../../../platform/server/core.ts';
import { toldName } from '../identifiers.ts';
import { bindIdentifier, findPeopleBy } from '../people.store.ts';
import type { Claims, Provider } from '../protocol.ts';
import { subjectScheme } from '../providers.store.ts';
import { recognise } from '../recognise.ts';
import { forgetVisit, keepVisit } from '../visits.store.ts';

/** How long one who is not in the register waits for the office, in days. */
const visitDays = 30;

type Parts = Pick<Core, 'db' | 'now' | 'transact'>;

/**
 * Compares the members of a platform's course with the register, by identifier: who is found is tied to
 * the platform's name for them, the others wait for the office. Nobody is created, no role is read.
 */
export async function matchMembers(
  core: Parts,
  provider: Provider,
  members: readonly Claims[],
): Promise<CourseMatch> {
  const counts: CourseMatch = { known: 0, tied: 0, waiting: 0, closed: 0 };
  for (const member of members) counts[await matchMember(core, provider, member)] += 1;
  return counts;
}

async function matchMember(
  { db, now, transact }: Parts,
  provider: Provider,
  member: Claims,
): Promise<keyof CourseMatch> {
  const { schoolId, providerId } = provider;
  const subject = { scheme: subjectScheme(providerId), value: member.subject };
  const found = await recognise(db, provider, member, now());
  if (found.outcome === 'closed' || found.outcome === 'other_school') return 'closed';
  if (found.outcome === 'person') {
    const person = { schoolId, personId: found.person.id };
    const [bound] = await findPeopleBy(db, schoolId, [subject]);
    if (bound) return 'known';
    return transact(async (trx) => {
      if (!(await bindIdentifier(trx, person, subject))) return 'waiting';
      await forgetVisit(trx, { schoolId, providerId, subject: member.subject });
      return 'tied';
    });
  }
  const [, ...told] = found.identifiers;
  await keepVisit(db, {
    schoolId,
    providerId,
    subject: member.subject,
    toldName: toldName(member, provider.attributes),
    identifiers: told,
    reason: found.outcome,
    now: now(),
    expiresAt: new Date(now().getTime() + visitDays * 24 * 3_600_000),
  });
  return 'waiting';
}
