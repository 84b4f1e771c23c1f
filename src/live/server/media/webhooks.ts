import type { ParticipantInfo, WebhookEvent } from 'livekit-server-sdk';
import { afterCommit, type Transact } from '../../../platform/server/events/index.ts';
import type { Trx } from '../../../platform/server/db.ts';
import type { Departure } from '../../contract/events.ts';
import type { Control } from './control.ts';
import { takeSource } from './deny.ts';
import { stayOf } from './differences.ts';
import type { Engine } from './engine.ts';
import { holdsPermission, mayConnect, misusedSource } from './grants.ts';
import { keepReceipt, lockSeatIn, type MediaSeat } from './media.store.ts';
import { noteCame, noteOver } from './presence.ts';
import { isOurRoom, isSeatId } from './rooms.ts';

type Effects = { transact: Transact; engine: Engine; control: Control };
type News = { trx: Trx; seat: MediaSeat; participant: ParticipantInfo; report: WebhookEvent };

/** livekit's `DisconnectReason.CLIENT_INITIATED`: the page said goodbye. */
const saidGoodbye = 1;
const departureOf = ({ disconnectReason }: ParticipantInfo): Departure =>
  disconnectReason === saidGoodbye ? 'closed' : 'cut';

/** What each kind of news does to a seat; the others say nothing that matters here. */
const effects: Record<string, (news: News, deps: Effects) => Promise<void>> = {
  participant_joined: async ({ trx, seat, participant }, { control }) => {
    const { actor } = seat;
    if (!mayConnect(actor)) return afterCommit(trx, () => void control.cut(actor.seatId));
    await noteCame(trx, seat, stayOf(participant));
    // Rights that changed while this person was on the way: the engine was told when nobody was there.
    if (!holdsPermission(participant.permission, actor))
      afterCommit(trx, () => void control.permissions(actor.seatId));
  },
  participant_left: ({ trx, seat, participant }) =>
    noteOver(trx, seat, stayOf(participant), departureOf(participant)),
  participant_connection_aborted: ({ trx, seat, participant }) =>
    noteOver(trx, seat, stayOf(participant), 'cut'),
  track_published: async ({ trx, seat, report }, { control }) => {
    const source = report.track ? misusedSource(report.track) : null;
    if (source === null) return;
    await takeSource(trx, seat, source);
    afterCommit(trx, () => void control.permissions(seat.actor.seatId));
  },
};

/**
 * Takes one report of the engine, already recognised, and does what it means, once: its number is
 * kept in the transaction of its effects.
 */
export async function takeReport(deps: Effects, report: WebhookEvent): Promise<void> {
  const { room, participant } = report;
  const effect = effects[report.event];
  if (!effect || !room || !participant || !isOurRoom(room.name)) return;
  await deps.transact(async (trx) => {
    if (!(await keepReceipt(trx, report.id))) return;
    const { identity } = participant;
    const seat = isSeatId(identity) ? await lockSeatIn(trx, room.name, identity) : null;
    if (seat) await effect({ trx, seat, participant, report }, deps);
    // Nobody's seat: a ghost. What cannot be done now, the sweep does.
    else if (report.event === 'participant_joined')
      afterCommit(trx, () => void deps.engine.remove(room.name, identity).catch(() => {}));
  });
}
