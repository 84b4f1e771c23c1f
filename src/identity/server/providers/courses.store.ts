import type { Db } from '../../../platform/server/db.ts';
import './federation-tables.ts';

type Place = { schoolId: string; providerId: string };

/** Keeps where a course's list may be asked for. */
export async function keepCourse(
  db: Db,
  course: Place & { contextId: string; title: string | null; url: string; now: Date },
): Promise<void> {
  const told = { title: course.title, roster_url: course.url, seen_at: course.now };
  await db
    .insertInto('provider_courses')
    .values({
      school_id: course.schoolId,
      provider_id: course.providerId,
      context: course.contextId,
      ...told,
    })
    .onConflict((conflict) => conflict.columns(['provider_id', 'context']).doUpdateSet(told))
    .execute();
}

export const listCourseRows = (db: Db, place: Place) =>
  db
    .selectFrom('provider_courses')
    .select(['id', 'title', 'seen_at'])
    .where('school_id', '=', place.schoolId)
    .where('provider_id', '=', place.providerId)
    .orderBy('seen_at', 'desc')
    .execute();

/** @returns where the course's list may be asked for; `null` when the provider has no such course */
export async function findRosterUrl(
  db: Db,
  course: Place & { courseId: string },
): Promise<string | null> {
  const row = await db
    .selectFrom('provider_courses')
    .select('roster_url')
    .where('school_id', '=', course.schoolId)
    .where('provider_id', '=', course.providerId)
    .where('id', '=', course.courseId)
    .executeTakeFirst();
  return row?.roster_url ?? null;
}

export async function insertCourseLink(
  db: Db,
  link: Place & { linkId: string; sealedRequest: string; expiresAt: Date },
): Promise<void> {
  await db
    .insertInto('course_links')
    .values({
      id: link.linkId,
      school_id: link.schoolId,
      provider_id: link.providerId,
      sealed_request: link.sealedRequest,
      expires_at: link.expiresAt,
    })
    .execute();
}

/** A link that a platform waits for, in the school of who chooses. */
export async function findCourseLink(
  db: Db,
  link: { schoolId: string; linkId: string; now: Date },
) {
  const row = await db
    .selectFrom('course_links')
    .select(['provider_id as providerId', 'sealed_request as sealedRequest'])
    .where('school_id', '=', link.schoolId)
    .where('id', '=', link.linkId)
    .where('expires_at', '>', link.now)
    .executeTakeFirst();
  return row ?? null;
}

/** Forgets what is over, in every school: links that nobody chose, answers that nobody could take again. */
export async function deleteFederationOver(db: Db, now: Date): Promise<void> {
  await db.deleteFrom('course_links').where('expires_at', '<=', now).execute();
  await db.deleteFrom('provider_answers').where('expires_at', '<=', now).execute();
}
