import { Temporal } from 'temporal-polyfill';
import type { Core } from '../../../platform/server/core.ts';
import { createAccount } from '../../../identity/server/index.ts';
import { planLesson } from '../../../meeting/server/index.ts';
import {
  acceptUnread,
  createGroup,
  createPeople,
  createSchool,
} from '../../../school/server/index.ts';
import { processing } from '../processing.ts';
import type { Passwords } from './passwords.ts';
import { groups, martin, school, staff } from './people.ts';

/** Mme Martin's week: ISO day of the week, hours, group, title. */
const week = [
  [1, '09:00', '09:55', '6e B', 'Français\u00a0: lecture à voix haute'],
  [2, '10:05', '11:00', '5e A', 'Français\u00a0: le récit d’aventures'],
  [4, '14:00', '14:55', '6e B', 'Français\u00a0: grammaire'],
  [5, '11:00', '11:55', '5e A', 'Français\u00a0: atelier d’écriture'],
] as const;

/**
 * Creates the demonstration's school with its people and groups, all or nothing, then a week of lessons.
 * @returns the school's id
 */
export async function createDemonstrationSchool(core: Core, passwords: Passwords): Promise<string> {
  const { schoolId, personId, groupIds } = await core.transact(async (trx) => {
    const schoolId = await createSchool(trx, school);
    const staffIds = await createPeople(trx, schoolId, staff);
    const idOf = new Map(staff.map(({ username }, index) => [username, staffIds[index] ?? '']));
    for (const [username, personId] of idOf) {
      const password = passwords.get(username) ?? '';
      await createAccount(trx, { schoolId, personId, username, password });
    }
    const head = idOf.get('benali') ?? '';
    const signature = { personId: head, name: 'Aïcha Benali', quality: 'principale' };
    await acceptUnread({ ...core, processing }, trx, { schoolId, ...signature });
    const groupIds = new Map<string, string>();
    for (const { name, pupils, teachers } of groups) {
      const pupilIds = await createPeople(
        trx,
        schoolId,
        pupils.map((pupil) => ({ role: 'pupil', name: pupil })),
      );
      const teacherIds = teachers.map((username) => idOf.get(username) ?? '');
      const group = { name, kind: 'division', pupilIds, teacherIds } as const;
      groupIds.set(name, await createGroup(trx, schoolId, group));
    }
    return { schoolId, personId: idOf.get(martin.username) ?? '', groupIds };
  });
  for (const [weekday, from, to, group, title] of week)
    await planLesson(
      core,
      { schoolId, personId },
      {
        title,
        groupId: groupIds.get(group) ?? '',
        from,
        to,
        opensBeforeMinutes: 10,
        day: nextWeekday(core.now(), weekday),
        repeat: null,
      },
    );
  return schoolId;
}

/** The next day, today included, that is this day of the week (1 is Monday). */
function nextWeekday(now: Date, weekday: number): string {
  const today = Temporal.Instant.fromEpochMilliseconds(now.getTime())
    .toZonedDateTimeISO(school.timeZone)
    .toPlainDate();
  return today.add({ days: (weekday - today.dayOfWeek + 7) % 7 }).toString();
}
