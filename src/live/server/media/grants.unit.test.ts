import { ParticipantPermission, TrackSource, TrackType } from 'livekit-server-sdk';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { can } from '../../../access/contract/abilities.ts';
import {
  mediaSources,
  meetingStates,
  seatRoles,
  seatStates,
  type SeatActor,
} from '../../../access/contract/actors.ts';
import { noSettings, rights } from '../../../access/contract/rights.ts';
import { holdsPermission, misusedSource, permissionFor, sourceOf, sourcesFor } from './grants.ts';

const pupil: SeatActor = {
  kind: 'seat',
  seatId: 's',
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
};

const switches = fc.dictionary(fc.constantFrom(...rights), fc.boolean());

const anyone: fc.Arbitrary<SeatActor> = fc.record({
  kind: fc.constant('seat'),
  seatId: fc.constant('s'),
  meetingId: fc.constant('m'),
  personId: fc.constant('p'),
  schoolId: fc.constant('e'),
  role: fc.constantFrom(...seatRoles),
  state: fc.constantFrom(...seatStates),
  meetingState: fc.constantFrom(...meetingStates),
  denied: fc.subarray([...mediaSources]),
  rights: fc.record({ school: switches, class: switches, meeting: switches, person: switches }),
  calm: fc.boolean(),
  hasFloor: fc.boolean(),
  signed: fc.boolean(),
  sessionId: fc.constant(null),
});

describe('rights in the engine', () => {
  test('are those of the rules, source by source, for everybody', () => {
    fc.assert(
      fc.property(anyone, (actor) => {
        const { canPublish, canPublishSources } = permissionFor(actor);
        for (const source of mediaSources) {
          const granted = canPublishSources.some((each) => sourceOf(each) === source);
          expect(canPublish && granted).toBe(can(actor, 'media.publish', { source }));
        }
      }),
    );
  });

  test('without any source nothing may be published: an empty list would mean all', () => {
    const mute = { ...pupil, denied: ['microphone', 'camera'] as const };
    expect(sourcesFor(mute)).toEqual([]);
    expect(permissionFor(mute).canPublish).toBe(false);
  });

  test('hold neither data, nor metadata, nor invisibility', () => {
    fc.assert(
      fc.property(anyone, (actor) => {
        const rights = permissionFor(actor);
        for (const name of [
          'canPublishData',
          'canUpdateMetadata',
          'hidden',
          'recorder',
          'agent',
        ] as const)
          expect(rights[name]).toBe(false);
      }),
    );
  });

  test('are recognised when the engine holds them, in any order, and only then', () => {
    const held = new ParticipantPermission(permissionFor(pupil));
    held.canPublishSources.reverse();
    expect(holdsPermission(held, pupil)).toBe(true);
    expect(holdsPermission(undefined, pupil)).toBe(false);
    expect(holdsPermission(held, { ...pupil, denied: ['camera'] })).toBe(false);
    expect(
      holdsPermission(new ParticipantPermission({ ...held, canPublishData: true }), pupil),
    ).toBe(false);
    expect(holdsPermission(new ParticipantPermission({ ...held, hidden: true }), pupil)).toBe(
      false,
    );
  });
});

describe('a track', () => {
  const { AUDIO, VIDEO } = TrackType;
  const { MICROPHONE, CAMERA, SCREEN_SHARE, SCREEN_SHARE_AUDIO, UNKNOWN } = TrackSource;

  test.each([
    ['a voice as microphone', AUDIO, MICROPHONE, null],
    ['a picture as camera', VIDEO, CAMERA, null],
    ['a picture as microphone', VIDEO, MICROPHONE, 'microphone'],
    ['a voice as camera', AUDIO, CAMERA, 'camera'],
    ['a screen, allowed or not: the engine closes it', VIDEO, SCREEN_SHARE, null],
    ['a picture as the screen’s sound', VIDEO, SCREEN_SHARE_AUDIO, 'screenAudio'],
    ['one without a source', VIDEO, UNKNOWN, null],
  ])('%s', (_, type, source, misused) => {
    expect(misusedSource({ type, source })).toBe(misused);
  });
});
