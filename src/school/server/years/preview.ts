import { createHash } from 'node:crypto';
import { Temporal } from 'temporal-polyfill';
import { Problem } from '../../../platform/contract/problems.ts';
import type { Db, Trx } from '../../../platform/server/db.ts';
import { yearAfter } from '../../contract/years/calendar.ts';
import { lastLevels } from '../../contract/years/levels.ts';
import type { RolloverPreview } from '../../contract/years/routes.ts';
import { findSchool } from '../schools.store.ts';
import { countUnplaced, listCurrentGroups } from './preview.store.ts';
import { listYearViews } from './years.store.ts';

/** What `app/` wires: lessons are another domain's, further down. */
export type YearPorts = {
  /** Planned lessons of these groups that begin at this instant or later. */
  plannedFrom: (
    db: Db | Trx,
    of: { schoolId: string; groupIds: readonly string[] },
    from: Date,
  ) => Promise<{ meetingId: string; groupId: string }[]>;
  /** Cancels lessons that are planned. */
  cancel: (trx: Trx, schoolId: string, meetingIds: readonly string[]) => Promise<void>;
  /** Plans again those of these lessons that are cancelled. */
  restore: (trx: Trx, schoolId: string, meetingIds: readonly string[]) => Promise<void>;
  /** Ends what those hold open who may act no more. */
  sweep: () => Promise<void>;
};

// 6e A before 6e B before 10e A.
const collator = new Intl.Collator('fr', { numeric: true });

/** The instant at which the day after an ISO day begins, in a time zone. */
export const dayAfter = (day: string, zone: string) =>
  new Date(Temporal.PlainDate.from(day).add({ days: 1 }).toZonedDateTime(zone).epochMilliseconds);

type Shown = RolloverPreview['teaching'][number];
const shownOf = ({ groupId, name, pupils, lessons }: Shown): Shown => ({
  groupId,
  name,
  pupils,
  lessons,
});

/**
 * What going on to the next year would do. Its mark names all that is shown: a rollover is done on what was
 * looked at, or not at all.
 * @throws {Problem} `year.none` when no year goes on
 */
export async function previewRollover(
  db: Db | Trx,
  schoolId: string,
  { plannedFrom }: Pick<YearPorts, 'plannedFrom'>,
): Promise<RolloverPreview> {
  const year = (await listYearViews(db, schoolId)).find(({ current }) => current);
  if (!year) throw new Problem('year.none');
  const zone = (await findSchool(db, schoolId))?.time_zone ?? 'Europe/Paris';
  const rows = await listCurrentGroups(db, schoolId);
  const groupIds = rows.map(({ groupId }) => groupId);
  const lessons = new Map<string, number>();
  for (const { groupId } of await plannedFrom(
    db,
    { schoolId, groupIds },
    dayAfter(year.endsOn, zone),
  ))
    lessons.set(groupId, (lessons.get(groupId) ?? 0) + 1);
  const groups = rows
    .map((row) => ({ ...row, lessons: lessons.get(row.groupId) ?? 0 }))
    .sort((a, b) => collator.compare(a.name, b.name) || (a.groupId < b.groupId ? -1 : 1));
  const divisions = groups.filter(({ kind }) => kind === 'division');
  const last = lastLevels(divisions);
  const shown = {
    year,
    next: yearAfter(year.endsOn),
    divisions: divisions.map((group, index) => ({
      ...shownOf(group),
      level: group.level,
      last: last[index] ?? false,
    })),
    teaching: groups.filter(({ kind }) => kind === 'teaching').map(shownOf),
    unplaced: await countUnplaced(db, schoolId),
  };
  return { ...shown, mark: createHash('sha256').update(JSON.stringify(shown)).digest('hex') };
}
