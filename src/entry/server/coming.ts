import type { AccountActor, Actors } from '../../access/contract/actors.ts';
import { Problem } from '../../platform/contract/problems.ts';
import { openStream } from '../../platform/server/events/index.ts';
import type { Mount } from '../../platform/server/http/mount.ts';
import { latestOf, lockMeeting, takeSeat } from '../../meeting/server/index.ts';
import * as routes from '../contract/coming.ts';
import { linkHour } from '../contract/window.ts';
import { isExpected, listExpectedLessons } from './coming.store.ts';
import type { EntryCore } from './core.ts';
import { inDoorLine } from './door-line.ts';
import { passSeat } from './holding.ts';

/** How far ahead a pupil sees their lessons. */
const aheadMs = 7 * 24 * 3_600_000;

/**
 * Brings somebody who is signed in to the door of a lesson in which they are expected: their account holds
 * the seat, at the same hours as a personal link would. The browser that held it by a link lets go.
 * @returns the seat
 * @throws {Problem} `entry.too_early`, `entry.excluded`, `entry.over`
 */
export async function comeToLesson(
  core: EntryCore,
  { schoolId, personId, accountId }: AccountActor,
  meetingId: string,
): Promise<{ seatId: string }> {
  return core.transact(async (trx) => {
    const meeting = await lockMeeting(trx, schoolId, meetingId);
    if (!meeting) throw new Problem('not_found');
    refuseOutOfHours(meeting, core.now());
    const { row, isNew } = await takeSeat(trx, {
      schoolId,
      meetingId,
      personId,
      role: meeting.kind === 'staff' ? 'colleague' : 'pupil',
      state: 'claimed',
      accountId,
      markHash: null,
    });
    const seatId = row.id;
    if (row.state === 'excluded') throw new Problem('entry.excluded');
    if (isNew) await openStream(trx, seatId);
    else if (row.account_id !== accountId || row.mark_hash !== null)
      await passSeat(core, trx, row, { accountId, markHash: null });
    return { seatId };
  });
}

type Hours = Parameters<typeof hourOf>[0];
const hourOf = (
  meeting: Pick<
    NonNullable<Awaited<ReturnType<typeof lockMeeting>>>,
    'state' | 'starts_at' | 'ends_at' | 'opens_before_minutes'
  >,
  now: Date,
) =>
  linkHour(
    {
      state: meeting.state,
      startsAt: meeting.starts_at,
      endsAt: meeting.ends_at,
      opensBeforeMinutes: meeting.opens_before_minutes,
    },
    now,
  );

function refuseOutOfHours(meeting: Hours, now: Date): void {
  const hour = hourOf(meeting, now);
  if (hour.is === 'over') throw new Problem('entry.over');
  if (hour.is === 'early')
    throw new Problem('entry.too_early', {
      params: {
        opensAt: hour.opensAt.toISOString(),
        seconds: Math.ceil((hour.opensAt.getTime() - now.getTime()) / 1_000),
      },
    });
}

/** Binds what a pupil who is signed in may do outside a class: see their lessons, come to one's door. */
export function mountComing(mount: Mount<Actors>, core: EntryCore): void {
  mount(routes.listOwnLessons, {
    subject: ({ actor }) => ({ schoolId: actor.schoolId }),
    handle: async ({ actor }) => {
      const now = core.now();
      const until = new Date(now.getTime() + aheadMs);
      const rows = await listExpectedLessons(core.db, actor, { now, until });
      return {
        lessons: rows.map((row) => ({
          meetingId: row.id,
          title: row.title,
          teachers: row.teachers,
          startsAt: row.starts_at.toISOString(),
          endsAt: row.ends_at.toISOString(),
          opensAt: new Date(
            row.starts_at.getTime() - row.opens_before_minutes * 60_000,
          ).toISOString(),
        })),
      };
    },
  });
  mount(routes.comeToLesson, {
    // A lesson in which one is not expected is answered like none.
    subject: async ({ actor, params }) => {
      const { schoolId, personId } = actor;
      if (!(await isExpected(core.db, actor, params.meetingId))) return null;
      // Its lasting address leads to the lesson that took its place.
      const meetingId = await latestOf(core.db, { schoolId, meetingId: params.meetingId });
      return { schoolId, meetingId, expectedId: personId };
    },
    handle: ({ actor, subject }) => inDoorLine(() => comeToLesson(core, actor, subject.meetingId)),
  });
}
