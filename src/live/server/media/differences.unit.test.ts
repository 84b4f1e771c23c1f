import {
  ParticipantInfo,
  ParticipantInfo_State,
  ParticipantPermission,
  TrackInfo,
  TrackSource,
  TrackType,
} from 'livekit-server-sdk';
import { describe, expect, test } from 'vitest';
import type { SeatActor } from '../../../access/contract/actors.ts';
import { noSettings } from '../../../access/contract/rights.ts';
import { differences, type SweptSeat } from './differences.ts';
import { permissionFor } from './grants.ts';

const actor = (seatId: string, change: Partial<SeatActor> = {}): SeatActor => ({
  kind: 'seat',
  seatId,
  meetingId: 'm',
  personId: 'p',
  schoolId: 'e',
  role: 'pupil',
  state: 'admitted',
  meetingState: 'open',
  denied: [],
  rights: noSettings,
  calm: false,
  signed: true,
  sessionId: null,
  ...change,
});
const seat = (seatId: string, change: Partial<SeatActor> = {}, held = true): SweptSeat => ({
  actor: actor(seatId, change),
  held,
});

const noon = 1_800_000_000_000;
const present = (identity: string, change: Partial<ParticipantInfo> = {}) =>
  new ParticipantInfo({
    identity,
    sid: `PA_${identity}`,
    state: ParticipantInfo_State.ACTIVE,
    joinedAtMs: BigInt(noon),
    permission: new ParticipantPermission(permissionFor(actor(identity))),
    ...change,
  });
const none = { remove: [], rewrite: [], deny: [], came: [], gone: [] };
const compare = (
  participants: ParticipantInfo[],
  seats: SweptSeat[],
  connected: [string, Date][] = [],
) => differences({ participants, seats, connected: new Map(connected) });

describe('seats and engine', () => {
  test('that agree need nothing', () => {
    expect(compare([present('a')], [seat('a')], [['a', new Date(noon)]])).toEqual(none);
    expect(compare([], [])).toEqual(none);
  });

  test.each([
    ['nobody’s seat', []],
    ['an excluded seat', [seat('a', { state: 'excluded' })]],
    ['a seat that left', [seat('a', { state: 'left' })]],
    ['a seat at the door', [seat('a', { state: 'waiting' })]],
    ['a seat of a lesson that ended', [seat('a', { meetingState: 'ended' })]],
    ['a seat whose holder signed out', [seat('a', {}, false)]],
  ])('%s is put out', (_, seats) => {
    const { remove, came } = compare([present('a')], seats);
    expect({ remove, came }).toEqual({ remove: ['a'], came: [] });
  });

  test('rights that differ are written again', () => {
    const found = compare(
      [present('a')],
      [seat('a', { denied: ['camera'] })],
      [['a', new Date(noon)]],
    );
    expect(found).toEqual({ ...none, rewrite: [actor('a', { denied: ['camera'] })] });
  });

  test('a misused source is taken', () => {
    const tracks = [new TrackInfo({ type: TrackType.VIDEO, source: TrackSource.MICROPHONE })];
    const { deny } = compare([present('a', { tracks })], [seat('a')]);
    expect(deny).toEqual([{ seatId: 'a', source: 'microphone' }]);
  });

  test('someone there counts as connected once their line is active', () => {
    const stay = { seatId: 'a', sid: 'PA_a', joinedAt: new Date(noon) };
    expect(compare([present('a')], [seat('a')]).came).toEqual([stay]);
    expect(compare([present('a')], [seat('a')], [['a', new Date(noon - 1)]]).came).toEqual([stay]);
    const joining = present('a', { state: ParticipantInfo_State.JOINED });
    expect(compare([joining], [seat('a')]).came).toEqual([]);
  });

  test('someone counted as connected and not there is away', () => {
    const since = new Date(noon);
    expect(compare([], [], [['a', since]]).gone).toEqual([{ seatId: 'a', connectedAt: since }]);
  });

  test('someone on the way out is neither there nor to be put out', () => {
    const leaving = present('a', { state: ParticipantInfo_State.DISCONNECTED });
    expect(compare([leaving], [])).toEqual(none);
  });
});
