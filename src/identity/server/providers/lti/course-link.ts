import type { AccountActor } from '../../../../access/contract/actors.ts';
import type { Core } from '../../../../platform/server/core.ts';
import { findCourseLink } from '../courses.store.ts';
import { findPeopleBy } from '../people.store.ts';
import { findProviderRow, subjectScheme } from '../providers.store.ts';
import type { Seal } from '../seal.ts';

/** How long a platform's question stands. */
export const linkMinutes = 30;

/** A platform's question: which lesson its course shall link to. */
export type LinkRequest = {
  /** Who asked, as the platform names them. */
  subject: string;
  deploymentId: string;
  returnUrl: string;
  data: string | null;
  course: string | null;
};

const placeOf = (linkId: string) => `course link ${linkId}`;

export const sealedFor = (seal: Seal, linkId: string, request: LinkRequest): string =>
  seal.seal(request, placeOf(linkId));

/**
 * The question that waits for this person: who came from the platform with it, and nobody else.
 * @returns `null` when there is none, it is over, or of somebody else
 */
export async function courseLinkOf(
  { db, now }: Pick<Core, 'db' | 'now'>,
  seal: Seal,
  { schoolId, personId }: AccountActor,
  linkId: string,
) {
  const found = await findCourseLink(db, { schoolId, linkId, now: now() });
  const row = found && (await findProviderRow(db, { schoolId, providerId: found.providerId }));
  if (!found || !row?.enabled) return null;
  const request = seal.open<LinkRequest>(found.sealedRequest, placeOf(linkId));
  const scheme = subjectScheme(found.providerId);
  const [who] = await findPeopleBy(db, schoolId, [{ scheme, value: request.subject }]);
  return who?.id === personId ? { schoolId, row, request } : null;
}
