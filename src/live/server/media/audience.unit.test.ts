import { TrackInfo, TrackSource, TrackType } from 'livekit-server-sdk';
import { describe, expect, test } from 'vitest';
import type { SeatActor } from '../../../access/contract/actors.ts';
import { noSettings, type RightSettings } from '../../../access/contract/rights.ts';
import { audienceFrame, audienceOf, isOpenToAll, publishedIn, setsAudience } from './audience.ts';
import { readFields, writeBytes, writeText } from './wire-format.ts';

const seat = (seatId: string, role: SeatActor['role'], person: RightSettings = {}): SeatActor => ({
  kind: 'seat',
  seatId,
  meetingId: 'm',
  personId: 'p',
  schoolId: 'e',
  role,
  state: 'admitted',
  meetingState: 'open',
  denied: [],
  rights: { ...noSettings, person },
  calm: false,
  signed: true,
  sessionId: null,
});
const [teacher, zoe, hugo] = [seat('t', 'host'), seat('z', 'pupil'), seat('h', 'pupil')];
const blind = (person: RightSettings) => seat('b', 'pupil', person);

describe('who receives what a seat publishes', () => {
  test('is everybody, while everybody may see cameras', () => {
    expect(audienceOf(zoe, [teacher, zoe, hugo], [])).toBe('everyone');
  });

  test.each([{ seeCameras: false }, { seeList: false }])(
    'for somebody with %o, is all but a learner’s camera',
    (person) => {
      const seats = [teacher, zoe, hugo, blind(person)];
      expect(audienceOf(zoe, seats, ['voice', 'screen'])).toEqual([
        { seatId: 't', tracks: 'all' },
        { seatId: 'h', tracks: 'all' },
        { seatId: 'b', tracks: ['voice', 'screen'] },
      ]);
      expect(audienceOf(teacher, seats, [])).toBe('everyone');
    },
  );

  test('is everybody again for the one who may not see others: they are seen themselves', () => {
    const seats = [teacher, zoe, blind({ seeCameras: false })];
    expect(audienceOf(blind({ seeCameras: false }), seats, [])).toBe('everyone');
  });
});

describe('what everybody may receive', () => {
  test('is a voice or a shared screen; a picture under another name is a camera', () => {
    const open = (type: TrackType, source: TrackSource) => isOpenToAll({ type, source });
    expect(open(TrackType.AUDIO, TrackSource.MICROPHONE)).toBe(true);
    expect(open(TrackType.VIDEO, TrackSource.SCREEN_SHARE)).toBe(true);
    expect(open(TrackType.VIDEO, TrackSource.CAMERA)).toBe(false);
    expect(open(TrackType.VIDEO, TrackSource.MICROPHONE)).toBe(false);
    expect(open(TrackType.VIDEO, TrackSource.UNKNOWN)).toBe(false);
  });

  test('is read from the frame that tells a publisher of a track', () => {
    const track = new TrackInfo({ sid: 'TR_1', type: TrackType.AUDIO });
    const told = Buffer.concat([writeText(1, 'cid'), writeBytes(2, track.toBinary())]);
    expect(publishedIn(writeBytes(6, told))?.sid).toBe('TR_1');
    expect(publishedIn(writeBytes(5, told))).toBeNull();
    expect(publishedIn(Uint8Array.of(0x32))).toBeNull();
  });
});

describe('frames', () => {
  test('say everybody, or each seat with all tracks or some', () => {
    expect([...audienceFrame('everyone')]).toEqual([0x5a, 2, 8, 1]);
    const frame = audienceFrame([
      { seatId: 'h', tracks: 'all' },
      { seatId: 'b', tracks: ['TR_1'] },
    ]);
    const [permission] = readFields(frame) ?? [];
    const entries = (readFields(permission?.bytes ?? new Uint8Array()) ?? []).map(({ bytes }) =>
      (readFields(bytes ?? new Uint8Array()) ?? []).map((field) => [
        field.number,
        field.bytes && Buffer.from(field.bytes).toString(),
      ]),
    );
    expect(permission?.number).toBe(11);
    expect(entries).toEqual([
      [
        [2, null],
        [4, 'h'],
      ],
      [
        [3, 'TR_1'],
        [4, 'b'],
      ],
    ]);
  });

  test('of a page that would say it do not pass, however they are dressed', () => {
    const own = audienceFrame('everyone');
    expect(setsAudience(own)).toBe(true);
    // Behind another field of the same choice, where the last one counts; under a tag that is too long.
    expect(setsAudience(Buffer.concat([writeText(1, ''), own]))).toBe(true);
    expect(setsAudience(Uint8Array.of(0xda, 0, 2, 8, 1))).toBe(true);
    expect(setsAudience(Uint8Array.of(0x5a, 200))).toBe(true);
    expect(setsAudience(writeBytes(6, Uint8Array.of(1)))).toBe(false);
  });
});
