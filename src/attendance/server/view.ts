import type { Core } from '../../platform/server/core.ts';
import type { RollCall } from '../contract/routes.ts';
import { listHistory } from './changes.store.ts';
import type { MeetingId } from './course.store.ts';
import { readRoll, seenOf, type Roll, type RollEntry } from './roll.ts';

/** The lesson, from its record once there is one. */
const lessonOf = (roll: Roll, meetingId: string): RollCall['lesson'] => {
  const row = roll.record ?? roll.course;
  return {
    meetingId,
    title: row.title,
    group: row.group_name,
    startsAt: row.starts_at.toISOString(),
    endsAt: row.ends_at.toISOString(),
  };
};

const entryView = ({ personId, name, presence, proposed }: RollEntry, mine: boolean) => ({
  person: { personId, name },
  ...presence,
  proposed:
    mine && proposed
      ? {
          ...proposed,
          arrivedAt: proposed.arrivedAt?.toISOString() ?? null,
          lastSeenAt: proposed.lastSeenAt?.toISOString() ?? null,
        }
      : null,
});

/**
 * A roll call as somebody may see it. Hours of arrival and departure are for who takes the roll, and gone
 * once it is confirmed.
 * @param mine whether the caller may correct and confirm
 */
export async function viewRollCall(core: Core, ids: MeetingId, mine: boolean): Promise<RollCall> {
  return core.db
    .transaction()
    .setIsolationLevel('repeatable read')
    .setAccessMode('read only')
    .execute(async (trx) => {
      const roll = await readRoll(trx, ids, core.now());
      return {
        lesson: lessonOf(roll, ids.meetingId),
        going: roll.course?.state === 'open',
        confirmedAt: roll.record?.confirmed_at.toISOString() ?? null,
        confirmedBy: roll.record?.by ?? null,
        mine,
        seen: seenOf(roll.entries),
        entries: roll.entries.map((entry) => entryView(entry, mine)),
        history: await listHistory(trx, ids),
      };
    });
}
