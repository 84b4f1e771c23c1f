import type { AccountActor } from '../../../access/contract/actors.ts';
import { Problem } from '../../../platform/contract/problems.ts';
import type { Trx } from '../../../platform/server/db.ts';
import type { RolloverPreview, RolloverView, WrittenYear } from '../../contract/years/routes.ts';
import { noteChange } from '../changes.store.ts';
import { countUnplaced, holdImports, lockRegister } from './preview.store.ts';
import { dayAfter, previewRollover, type YearPorts } from './preview.ts';
import {
  closeRollover,
  finishRollover,
  insertRollover,
  lockRollover,
  viewRollover,
  yearMark,
  type RolloverId,
} from './rollovers.store.ts';
import * as steps from './steps.store.ts';
import { checkDays, type YearCore } from './years.ts';
import { deleteYear, insertYear, lockSchool, setClosed } from './years.store.ts';

export type Wanted = {
  next: WrittenYear;
  keep: readonly string[];
  leaving: readonly string[];
  mark: string;
};

const within = (ids: readonly string[], groups: readonly { groupId: string }[]) =>
  ids.every((id) => groups.some(({ groupId }) => groupId === id));

/**
 * The state that was looked at, held until the end of the transaction.
 * @throws {Problem} `year.none`, `year.busy`, `year.stale` also when a group named is none of this state
 */
async function holdPreview(
  trx: Trx,
  schoolId: string,
  wanted: Wanted,
  ports: YearPorts,
): Promise<RolloverPreview> {
  if (await holdImports(trx, schoolId)) throw new Problem('year.busy');
  await lockRegister(trx, schoolId, wanted.leaving);
  const preview = await previewRollover(trx, schoolId, ports);
  const known = within(wanted.keep, preview.teaching) && within(wanted.leaving, preview.divisions);
  if (preview.mark !== wanted.mark || !known) throw new Problem('year.stale');
  return preview;
}

/** The lessons of the groups put away that were planned after the end of their year. */
async function cancelLessons(
  trx: Trx,
  of: RolloverId & { zone: string },
  preview: RolloverPreview,
  { keep }: Wanted,
  ports: YearPorts,
): Promise<number> {
  const { schoolId } = of;
  const away = [...preview.divisions, ...preview.teaching].filter(
    ({ groupId }) => !keep.includes(groupId),
  );
  const groupIds = away.map(({ groupId }) => groupId);
  const from = dayAfter(preview.year.endsOn, of.zone);
  const found = await ports.plannedFrom(trx, { schoolId, groupIds }, from);
  const meetingIds = found.map(({ meetingId }) => meetingId);
  await ports.cancel(trx, schoolId, meetingIds);
  await steps.noteCancelled(trx, of, meetingIds);
  return meetingIds.length;
}

/**
 * Goes on to the next year, in one transaction: the year is closed, its groups are put away with their
 * members but for the teaching groups that are kept, pupils who leave are suspended, lessons planned for
 * groups put away after the end of the year are cancelled. Each step is noted so that it can be taken back.
 * Done twice at once it has one effect: the second one finds another year, and is stale.
 * @throws {Problem} `school.dates_reversed`, `year.overlap`, `year.name_taken`, `year.none`, `year.stale`,
 * `year.busy` while an import is being written
 */
export async function rollOver(
  core: YearCore,
  by: AccountActor,
  wanted: Wanted,
  ports: YearPorts,
): Promise<RolloverView> {
  const { schoolId, personId } = by;
  const view = await core.transact(async (trx) => {
    const { time_zone: zone } = await lockSchool(trx, schoolId);
    const preview = await holdPreview(trx, schoolId, wanted, ports);
    await checkDays(trx, schoolId, wanted.next, null);
    // Years follow one another.
    if (wanted.next.startsOn <= preview.year.endsOn) throw new Problem('year.overlap');
    const from = preview.year.yearId;
    await setClosed(trx, schoolId, from, true);
    const to = await insertYear(trx, schoolId, wanted.next);
    const rolloverId = await insertRollover(trx, { schoolId, from, to, by: personId });
    const of = { schoolId, rolloverId };
    const suspended = await steps.suspendPupils(trx, of, by, wanted.leaving);
    const moved = await steps.moveGroups(trx, of, { from, to, keep: wanted.keep });
    const cancelled = await cancelLessons(trx, { ...of, zone }, preview, wanted, ports);
    const unplaced = await countUnplaced(trx, schoolId);
    const counts = { ...moved, unplaced, suspended, cancelled };
    await finishRollover(trx, of, { counts, mark: await yearMark(trx, schoolId, to) });
    await noteChange(trx, by, 'year_rollover', {});
    return viewRollover(trx, schoolId);
  });
  if (!view) throw new Problem('not_found');
  if (view.counts.suspended > 0) await ports.sweep();
  return view;
}

/**
 * Takes a rollover back: the year that it began is gone, the former one goes on, its groups, its pupils and
 * its lessons are as they were. Refused once the new year has a group or a member of its own.
 * @throws {Problem} `not_found`, `year.undo_over`, `year.in_use`, `year.busy`
 */
export const undoRollover = (
  core: YearCore,
  by: AccountActor,
  rolloverId: string,
  ports: YearPorts,
): Promise<void> =>
  core.transact(async (trx) => {
    const { schoolId } = by;
    const of = { schoolId, rolloverId };
    await lockSchool(trx, schoolId);
    const row = await lockRollover(trx, of);
    if (!row) throw new Problem('not_found');
    const last = await viewRollover(trx, schoolId);
    if (row.to_year_id === null || last?.rolloverId !== rolloverId)
      throw new Problem('year.undo_over');
    if (await holdImports(trx, schoolId)) throw new Problem('year.busy');
    await steps.reinstatePupils(trx, of, by);
    await lockRegister(trx, schoolId, []);
    if ((await yearMark(trx, schoolId, row.to_year_id)) !== row.mark)
      throw new Problem('year.in_use');
    await steps.restoreGroups(trx, of);
    await ports.restore(trx, schoolId, await steps.listCancelled(trx, of));
    await deleteYear(trx, schoolId, row.to_year_id);
    await setClosed(trx, schoolId, row.from_year_id, false);
    await closeRollover(trx, of);
    await noteChange(trx, by, 'year_undo', {});
  });
