import { renewLinks } from '../../../src/entry/contract/routes.ts';
import { registerGroup } from '../../../e2e/support/database.ts';
import type { Place } from '../../../e2e/support/preau.ts';
import { hoursNow, Teacher, type Credentials } from '../../../e2e/support/school.ts';

export type RushLesson = { hostSeat: string; secrets: string[] };

/**
 * Lessons that are going on, each with a class of its own, whose pupils hold their links.
 * @param classes how many pupils each class has
 */
export async function openLessons(
  place: Place,
  credentials: Credentials,
  classes: readonly number[],
): Promise<{ teacher: Teacher; lessons: RushLesson[] }> {
  const teacher = await Teacher.signIn(place.ready.url, credentials);
  const lessons: RushLesson[] = [];
  for (const [index, pupils] of classes.entries()) {
    const group = `Classe ${index}`;
    const names = Array.from({ length: pupils }, (_, n) => ({
      family: `Élève ${String.fromCodePoint(65 + (n % 26))}`,
      given: `Numéro ${index} ${n}`,
    }));
    const { username } = credentials;
    const groupId = await registerGroup(place, { username, group, names });
    const { meetingId } = await teacher.plan(`Cours ${index}`, groupId, hoursNow(teacher.zone));
    const { links } = await teacher.caller.call(renewLinks, {
      params: { meetingId },
      body: { personIds: null },
    });
    const hostSeat = await teacher.open({ meetingId });
    lessons.push({ hostSeat, secrets: links.map(({ link }) => new URL(link).hash.slice(1)) });
  }
  return { teacher, lessons };
}
