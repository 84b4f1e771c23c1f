import type { Core } from '../../platform/server/core.ts';
import { compareNames } from '../../school/contract/names.ts';
import { daysSpan } from '../../meeting/contract/schedule.ts';
import { schoolZone } from '../../meeting/server/index.ts';
import type { DayLesson } from '../contract/routes.ts';
import { statuses } from '../contract/statuses.ts';
import { listDay, type DayRow } from './day.store.ts';

const countsOf = ({ confirmedAt, counts }: DayRow): DayLesson['counts'] =>
  confirmedAt === null
    ? null
    : (Object.fromEntries(
        statuses.map((status) => [status, counts?.[status] ?? 0]),
      ) as DayLesson['counts']);

/** The lessons of a day of the school that were held, each with its roll call's standing. */
export async function readDay(core: Core, schoolId: string, day: string): Promise<DayLesson[]> {
  const span = daysSpan(day, day, await schoolZone(core.db, schoolId));
  const rows = await listDay(core.db, schoolId, span);
  return rows.map((row) => ({
    meetingId: row.meetingId,
    title: row.title,
    group: row.group,
    startsAt: row.startsAt.toISOString(),
    endsAt: row.endsAt.toISOString(),
    hosts: row.hosts.sort(compareNames),
    confirmedAt: row.confirmedAt?.toISOString() ?? null,
    counts: countsOf(row),
  }));
}
