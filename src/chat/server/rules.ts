import { can } from '../../access/contract/abilities.ts';
import type { SeatActor } from '../../access/contract/actors.ts';
import { Problem } from '../../platform/contract/problems.ts';
import type { Core } from '../../platform/server/core.ts';
import type { Db, Trx } from '../../platform/server/db.ts';
import { record } from '../../platform/server/events/index.ts';
import { findBreakoutOf } from '../../live/server/index.ts';
import { lockMeeting } from '../../meeting/server/index.ts';
import { chatRuled } from '../contract/events.ts';
import { type ChatRule, ruleOfStaff } from '../contract/rules.ts';
import { firstTerm, type TermDays } from '../contract/terms.ts';
import type { Reader } from './chat.store.ts';
import { findPlace, findRule, listOpenLessons, setRule } from './rules.store.ts';
import { daysFrom } from './terms.store.ts';

type Standing = { rule: ChatRule; ofClass: boolean; keptDays: TermDays; reader: Reader };

/** What holds for the messages of this seat's lesson, and what the seat may read of them. */
export async function standingOf(db: Db | Trx, actor: SeatActor): Promise<Standing> {
  const place = await findPlace(db, actor);
  const groupId = place?.group_id ?? null;
  const rule =
    groupId === null ? ruleOfStaff : await findRule(db, { schoolId: actor.schoolId, groupId });
  // « Now » for a seat whose hour of entry is forgotten: nothing from before.
  const since = rule.lateReads ? null : (place?.admitted_at ?? new Date());
  const readsAll = can(actor, 'event.see', { audience: 'hosts' });
  const breakoutId = await findBreakoutOf(db, actor);
  const reader = { seatId: actor.seatId, breakoutId, readsAll, since };
  const keptDays = daysFrom(place?.term ?? firstTerm);
  return { rule, ofClass: groupId !== null, keptDays, reader };
}

/**
 * Sets what holds for the messages of all lessons of this lesson's class, those that are going on included.
 * @throws {Problem} `chat.no_class` in a meeting that is no class's
 */
export async function ruleMessages(
  { transact }: Core,
  { schoolId, meetingId }: SeatActor,
  rule: ChatRule,
): Promise<ChatRule> {
  await transact(async (trx) => {
    const meeting = await lockMeeting(trx, schoolId, meetingId);
    const groupId = meeting?.group_id ?? null;
    if (groupId === null) throw new Problem('chat.no_class');
    await setRule(trx, { schoolId, groupId }, rule);
    for (const { id } of await listOpenLessons(trx, { schoolId, groupId }))
      await record(trx, chatRuled, { stream: id, audience: 'all', data: rule });
  });
  return rule;
}
