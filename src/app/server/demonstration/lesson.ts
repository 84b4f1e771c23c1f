import { handOutLinks } from '../../../entry/server/index.ts';
import type { EntryLinkView } from '../../../entry/contract/routes.ts';
import type { MeetingView } from '../../../meeting/contract/routes.ts';
import { listMeetingViews, planLesson } from '../../../meeting/server/index.ts';
import type { Core } from '../../../platform/server/core.ts';
import { calledName } from '../../../school/contract/names.ts';
import { listGroups, listPupils } from '../../../school/server/index.ts';
import { lessonAround } from './lesson-now.ts';
import { invited, invitedGroup, school } from './people.ts';

const title = 'Français\u00a0: la classe d’essai';
/** A lesson with less time than that is left alone, and another one is planned. */
const usefulMinutes = 30;

type Teacher = { schoolId: string; personId: string };

/** The lesson that can be opened and entered now: the one under way, or a new one. */
async function findOrPlan(core: Core, teacher: Teacher, groupId: string): Promise<string> {
  const now = core.now();
  const span = { startsAt: now, endsAt: new Date(now.getTime() + 10 * 60_000) };
  const lessons = await listMeetingViews(core.db, {
    schoolId: teacher.schoolId,
    hostId: teacher.personId,
    span,
  });
  const usable = lessons.find((lesson) => isUsable(lesson, groupId, now));
  if (usable) return usable.meetingId;
  const hours = lessonAround(now, school.timeZone);
  const [planned] = await planLesson(core, teacher, { ...hours, title, groupId, repeat: null });
  if (!planned) throw new Error('no lesson was planned');
  return planned.meetingId;
}

function isUsable(lesson: MeetingView, groupId: string, now: Date): boolean {
  if (lesson.title !== title || lesson.group?.groupId !== groupId) return false;
  const minutesLeft = (Date.parse(lesson.endsAt) - now.getTime()) / 60_000;
  const doorAt = Date.parse(lesson.startsAt) - lesson.opensBeforeMinutes * 60_000;
  if (doorAt > now.getTime()) return false;
  return lesson.state === 'open' || (lesson.state === 'planned' && minutesLeft >= usefulMinutes);
}

/**
 * Makes sure of a lesson that can be entered now, and gives the invited pupils new personal links to it.
 * @returns the links, in the order of `invited`
 */
export async function prepareLesson(core: Core, teacher: Teacher): Promise<EntryLinkView[]> {
  const { schoolId } = teacher;
  const all = await listGroups(core.db, teacher);
  const group = all.find(({ name }) => name === invitedGroup);
  if (!group) return [];
  const pupils = await listPupils(core.db, { schoolId, groupId: group.groupId });
  const expected = invited.flatMap(
    (name) => pupils.find((one) => calledName(one.name) === name) ?? [],
  );
  const meetingId = await findOrPlan(core, teacher, group.groupId);
  const links = await handOutLinks(
    core,
    { schoolId, meetingId },
    expected.map(({ personId }) => personId),
  );
  const rank = (link: EntryLinkView) =>
    expected.findIndex(({ personId }) => personId === link.person.personId);
  return links.sort((a, b) => rank(a) - rank(b));
}
