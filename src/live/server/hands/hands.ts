import { can } from '../../../access/contract/abilities.ts';
import type { SeatActor } from '../../../access/contract/actors.ts';
import type { Audience } from '../../../platform/contract/event.ts';
import { Problem } from '../../../platform/contract/problems.ts';
import type { Core } from '../../../platform/server/core.ts';
import type { Trx } from '../../../platform/server/db.ts';
import { afterCommit, record } from '../../../platform/server/events/index.ts';
import { openMeter } from '../../../platform/server/limits/index.ts';
import { lockSeat } from '../../../meeting/server/index.ts';
import { floorGiven, handLowered, handRaised } from '../../contract/events.ts';
import type { HandKind } from '../../contract/hands.ts';
import { lockLearner, lockOpen, offer, type RightsLine } from '../class/rights.ts';
import { noteLowered, noteRaised, passFloor } from './hands.store.ts';

export type Hands = { core: Core; pace: ReturnType<typeof openMeter> };

/** Faster than a child who plays with the button, and slower than what would be noise for thirty. */
export const openPace = () => openMeter({ points: 10, seconds: 10 });

type MeetingId = { schoolId: string; meetingId: string };

/** Who may know of a hand: everybody, or, of a silent call for help, those who lead and its author. */
const audiencesOf = (wants: HandKind, seatId: string): Audience[] =>
  wants === 'speech' ? ['all'] : ['hosts', `seat:${seatId}`];

/** Lowers hands and tells it, each once. */
async function lower(
  trx: Trx,
  meeting: MeetingId,
  wants: HandKind,
  seatIds: readonly string[] | null,
): Promise<void> {
  for (const seatId of await noteLowered(trx, meeting, wants, seatIds))
    for (const audience of audiencesOf(wants, seatId))
      await record(trx, handLowered, {
        stream: meeting.meetingId,
        audience,
        data: { seatId, wants },
      });
}

/**
 * Raises or lowers one’s own hand. Asking twice for the same does nothing.
 * @throws {Problem} `too_many_requests` to whoever plays with it; `forbidden` to who is not inside any more
 */
export async function raiseHand(
  { core, pace }: Hands,
  actor: SeatActor,
  { wants, up }: { wants: HandKind; up: boolean },
): Promise<void> {
  const seconds = await pace(actor.seatId);
  if (seconds > 0) throw new Problem('too_many_requests', { params: { seconds } });
  await core.transact(async (trx) => {
    await lockOpen(trx, actor);
    const seat = await lockSeat(trx, actor.schoolId, actor.seatId);
    // Asked before the handler of what held then, and here of what holds now.
    if (!seat || !can({ ...actor, state: seat.state }, 'hand.raise', actor))
      throw new Problem('forbidden');
    if (!up) return lower(trx, actor, wants, [actor.seatId]);
    if (!(await noteRaised(trx, actor, wants, core.now()))) return;
    const { seatId, meetingId: stream } = actor;
    for (const audience of audiencesOf(wants, seatId))
      await record(trx, handRaised, { stream, audience, data: { seatId, wants } });
  });
}

/** Lowers hands of a lesson: of some, or of everybody (`null`). What is not of this lesson stays. */
export async function lowerHands(
  { core }: Hands,
  host: SeatActor,
  { wants, seatIds }: { wants: HandKind; seatIds: string[] | null },
): Promise<void> {
  await core.transact(async (trx) => {
    await lockOpen(trx, host);
    await lower(trx, host, wants, seatIds);
  });
}

/**
 * Gives somebody the floor: lowers their hand, gives them the microphone if they may not use it, and asks
 * whether they want to speak; nothing opens before their own yes. During « Calme », theirs is the one voice
 * that it lets through, until the floor goes to another, is taken back (`null`), or « Calme » is pressed.
 * @throws {Problem} `not_found` for somebody who is not inside, `forbidden` for a host
 */
export async function giveFloor(
  { core }: Hands,
  host: SeatActor,
  seatId: string | null,
  line: RightsLine,
): Promise<void> {
  await core.transact(async (trx) => {
    const meeting = await lockOpen(trx, host);
    const seat = seatId === null ? null : await lockLearner(trx, host, seatId);
    if (seat && seat.state !== 'admitted') throw new Problem('not_found');
    const isCalm = meeting.calm_since !== null;
    const touched = await passFloor(trx, host, isCalm ? seatId : null, core.now());
    if (isCalm && (seatId !== null || touched.length > 0)) {
      const data = { seatId };
      await record(trx, floorGiven, { stream: host.meetingId, audience: 'all', data });
    }
    if (seatId !== null) {
      await lower(trx, host, 'speech', [seatId]);
      const isNew = await offer(trx, host, { meeting, seatId, source: 'microphone' });
      if (isNew || isCalm) touched.push(seatId);
    }
    if (touched.length === 0) return;
    const { schoolId, meetingId } = host;
    afterCommit(trx, () => line.permissions({ schoolId, meetingId, seatIds: touched }));
  });
}
