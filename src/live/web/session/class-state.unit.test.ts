import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { noSettings } from '../../../access/contract/rights.ts';
import type { ClassDoor, Classroom, ClassSeat } from '../../contract/routes.ts';
import { type ClassEvent, classEvent, type ClassEventType } from './class-events.ts';
import { applyEvent, classFrom, type ClassState, stillMissing } from './class-state.ts';

const name = (family: string, given = 'Zoé') => ({ family, given, title: null });

const pupil = (seatId: string, family = seatId): ClassSeat => ({
  seatId,
  role: 'pupil',
  name: name(family),
  connected: true,
  rights: {},
});

const teacher: ClassSeat = {
  seatId: 'teacher',
  role: 'host',
  name: { family: 'Martin', given: 'Sylvie', title: 'Mme' },
  connected: true,
  rights: {},
};

const snapshot = (change: Partial<Classroom> = {}): Classroom => ({
  after: 10,
  me: {
    seatId: 'teacher',
    role: 'host',
    denied: [],
    rights: noSettings,
    address: 'tu',
  },
  meeting: {
    meetingId: 'lesson',
    title: 'Mathématiques',
    group: '6eB',
    startsAt: '2026-03-24T09:05:00Z',
    endsAt: '2026-03-24T09:55:00Z',
    timeZone: 'Europe/Paris',
  },
  calm: false,
  exam: false,
  hands: { speech: [], help: [] },
  floor: null,
  now: '2026-03-24T09:05:00Z',
  timer: null,
  pick: null,
  spotlight: null,
  seats: [teacher],
  knocking: [],
  devices: [],
  missing: [{ personId: 'p-dubois', name: name('Dubois') }],
  door: { admitsSignedIn: false, opened: false, excluded: [] },
  breakouts: null,
  mediaPath: '/media/teacher',
  ...change,
});

const after = (events: readonly ClassEvent[], start = snapshot()): ClassState =>
  events.reduce(applyEvent, classFrom(start));

const knocks = (number: number, seatId: string) =>
  classEvent(number, 'seat.knocked', {
    seatId,
    knocking: {
      seatId,
      name: name('Dubois'),
      since: '2026-03-24T09:00:00Z',
      expected: true,
      guest: null,
      resembles: null,
    },
  });

describe('the class as events tell it', () => {
  it('misses an invited colleague until they are inside, and again once they have left', () => {
    const colleague: ClassSeat = { ...pupil('s1', 'Dubois'), role: 'colleague' };
    const inside = [classEvent(11, 'seat.admitted', { seatId: 's1', seat: colleague })];
    expect(after(inside).missing).toEqual([]);
    const left = [...inside, classEvent(12, 'seat.left', { seatId: 's1' })];
    expect(after(left).missing.map((one) => one.name.family)).toEqual(['Dubois']);
  });

  it('lets in whoever knocked, who is then neither at the door nor missing', () => {
    const state = after([
      knocks(11, 's1'),
      classEvent(12, 'seat.admitted', { seatId: 's1', seat: pupil('s1', 'Dubois') }),
    ]);
    expect([...state.seats.keys()]).toEqual(['teacher', 's1']);
    expect(state.knocking.size).toBe(0);
    expect(state.missing).toEqual([]);
  });

  it('misses a pupil who left, in the order of the register', () => {
    const state = after([
      classEvent(11, 'seat.admitted', { seatId: 's1', seat: pupil('s1', 'Élie') }),
      classEvent(12, 'seat.left', { seatId: 's1' }),
    ]);
    expect(state.missing.map((one) => one.name.family)).toEqual(['Dubois', 'Élie']);
  });

  it('counts one of two pupils of the same name as present', () => {
    const twins = [
      { personId: 'p1', name: name('Dubois') },
      { personId: 'p2', name: name('Dubois') },
    ];
    const entered = classEvent(11, 'seat.admitted', { seatId: 's1', seat: pupil('s1', 'Dubois') });
    expect(after([entered], snapshot({ missing: twins })).missing).toHaveLength(1);
  });

  it('does not wait for whom the door or an exclusion tells of, until neither does', () => {
    const missing = (state: ClassState) =>
      stillMissing(state).map(({ name: { family } }) => family);
    const knocked = after([knocks(11, 's1')]);
    expect(missing(knocked)).toEqual([]);
    expect(missing(applyEvent(knocked, classEvent(12, 'seat.withdrew', { seatId: 's1' })))).toEqual(
      ['Dubois'],
    );
    const shut = (excluded: ClassDoor['excluded']) => ({
      door: { admitsSignedIn: false, opened: false, excluded },
    });
    const removed = after([
      classEvent(11, 'seat.admitted', { seatId: 's1', seat: pupil('s1', 'Dubois') }),
      classEvent(12, 'seat.removed', { seatId: 's1' }),
      classEvent(13, 'door.changed', shut([{ name: name('Dubois'), isGuest: false }])),
    ]);
    expect(missing(removed)).toEqual([]);
    expect(missing(applyEvent(removed, classEvent(14, 'door.changed', shut([]))))).toEqual([
      'Dubois',
    ]);
  });

  it('still waits for a pupil whose name a guest has given', () => {
    const door = {
      admitsSignedIn: false,
      opened: false,
      excluded: [{ name: name('Dubois'), isGuest: true }],
    };
    expect(stillMissing(classFrom(snapshot({ door })))).toHaveLength(1);
  });

  it('keeps the seat of a pupil whose line is cut', () => {
    const state = after([
      classEvent(11, 'seat.admitted', { seatId: 's1', seat: pupil('s1') }),
      classEvent(12, 'seat.disconnected', { seatId: 's1' }),
    ]);
    expect(state.seats.get('s1')?.connected).toBe(false);
  });

  it('tells why one is out oneself, and not that somebody else is', () => {
    expect(after([classEvent(11, 'seat.removed', { seatId: 'somebody' })]).closing).toBeNull();
    expect(after([classEvent(11, 'seat.removed', { seatId: 'teacher' })]).closing).toBe('excluded');
    expect(after([classEvent(11, 'meeting.ended', {})]).closing).toBe('ended');
  });

  it('takes one’s own right away, and not another’s', () => {
    const denied = (seatId: string) =>
      classEvent(11, 'seat.source_denied', { seatId, source: 'camera' });
    expect(after([denied('somebody')]).me.sources).toContain('camera');
    expect(after([denied('teacher')]).me.sources).not.toContain('camera');
  });

  it('lets a pupil publish what the switches say, under « Calme » nothing', () => {
    const start = snapshot({
      me: { seatId: 's1', role: 'pupil', denied: [], rights: noSettings, address: 'tu' },
    });
    const sources = (...events: ClassEvent[]) => after(events, start).me.sources;
    const set = classEvent(11, 'rights.set', { layer: 'meeting', rights: { microphone: false } });
    const own = classEvent(12, 'rights.person', { seatId: 's1', rights: { screen: true } });
    const calm = (number: number, on: boolean) => classEvent(number, 'calm.set', { on });
    expect(sources()).toEqual(['microphone', 'camera']);
    expect(sources(set)).toEqual(['camera']);
    expect(sources(set, own)).toEqual(['camera', 'screen', 'screenAudio']);
    expect(sources(set, own, calm(13, true))).toEqual([]);
    expect(sources(set, own, calm(13, true), calm(14, false))).toEqual([
      'camera',
      'screen',
      'screenAudio',
    ]);
  });

  it('shows hosts a person’s switches, and forgets a proposal when « Calme » comes', () => {
    const entered = classEvent(11, 'seat.admitted', { seatId: 's1', seat: pupil('s1') });
    const own = classEvent(12, 'rights.person', { seatId: 's1', rights: { camera: false } });
    expect(after([entered, own]).seats.get('s1')?.rights).toEqual({ camera: false });
    const proposed = classEvent(11, 'seat.proposed', { seatId: 's1', source: 'microphone' });
    expect(after([proposed]).proposed).toBe('microphone');
    expect(after([proposed, classEvent(12, 'calm.set', { on: true })]).proposed).toBeNull();
  });

  it('keeps hands in the order in which they went up, each once, and drops them with their seat', () => {
    const hand = (
      number: number,
      seatId: string,
      type: 'hand.raised' | 'hand.lowered' = 'hand.raised',
    ) => classEvent(number, type, { seatId, wants: 'speech' });
    const up = [hand(11, 's1'), hand(12, 's2'), hand(13, 's3')];
    expect(after(up).hands).toEqual({ speech: ['s1', 's2', 's3'], help: [] });
    expect(after([...up, hand(14, 's1', 'hand.lowered')]).hands.speech).toEqual(['s2', 's3']);
    expect(after([...up, hand(14, 's2')]).hands.speech).toEqual(['s1', 's3', 's2']);
    const left = classEvent(14, 'seat.left', { seatId: 's2' });
    expect(after([...up, left]).hands.speech).toEqual(['s1', 's3']);
  });

  it('lets the microphone of who has the floor through « Calme », until it passes on', () => {
    const start = snapshot({
      me: { seatId: 's1', role: 'pupil', denied: [], rights: noSettings, address: 'tu' },
      calm: true,
    });
    const given = (number: number, seatId: string | null) =>
      classEvent(number, 'floor.given', { seatId });
    const sources = (...events: ClassEvent[]) => after(events, start).me.sources;
    expect(sources(given(11, 's1'))).toEqual(['microphone']);
    expect(sources(given(11, 's2'))).toEqual([]);
    expect(sources(given(11, 's1'), given(12, null))).toEqual([]);
    const lifted = classEvent(12, 'calm.set', { on: false });
    const again = classEvent(13, 'calm.set', { on: true });
    expect(sources(given(11, 's1'), lifted, again)).toEqual([]);
  });

  it('tells hosts once of a link opened twice', () => {
    const device = { requestId: 'r1', name: name('Dubois') };
    const opened = (number: number) =>
      classEvent(number, 'link.second_holder', { requestId: 'r1', device });
    expect(after([opened(11), opened(12)]).devices).toEqual([device]);
    const answered = classEvent(12, 'link.answered', { requestId: 'r1' });
    expect(after([opened(11), answered]).devices).toEqual([]);
  });

  it('shows nobody whose name the server no longer gives', () => {
    const state = after([classEvent(11, 'seat.admitted', { seatId: 's1', seat: null })]);
    expect(state.seats.has('s1')).toBe(false);
  });

  it('passes over an event that it does not know, and goes on after it', () => {
    const state = after([
      { number: 11, type: 'poll.opened', data: { anything: 1 } },
      knocks(12, 's1'),
    ]);
    expect(state.after).toBe(12);
    expect(state.knocking.size).toBe(1);
  });
});

const seatIds = ['s1', 's2', 's3'];
const types: ClassEventType[] = [
  'seat.knocked',
  'seat.withdrew',
  'seat.admitted',
  'seat.left',
  'seat.removed',
];

const anyEvent = fc
  .record({ type: fc.constantFrom(...types, 'other.event'), seatId: fc.constantFrom(...seatIds) })
  .map(({ type, seatId }) => ({
    type,
    data: {
      seatId,
      seat: pupil(seatId),
      knocking: {
        seatId,
        name: name(seatId),
        since: '2026-03-24T09:00:00Z',
        expected: true,
        guest: null,
        resembles: null,
      },
    },
  }));
const anyStory = fc
  .array(anyEvent, { maxLength: 30 })
  .map((events) => events.map((event, index) => ({ ...event, number: 11 + index })));

describe('whatever happens', () => {
  it('has each seat once, and never both inside and at the door after entering', () => {
    fc.assert(
      fc.property(anyStory, (story) => {
        const state = after(story);
        const names = [...state.seats.values()].map(({ seatId }) => seatId);
        expect(new Set(names).size).toBe(names.length);
        const last = new Map(story.map(({ type, data }) => [data.seatId, type]));
        for (const [seatId, type] of last) {
          if (type === 'seat.admitted') expect(state.knocking.has(seatId)).toBe(false);
        }
      }),
    );
  });

  it('is the same when events arrive again after a cut', () => {
    fc.assert(
      fc.property(anyStory, fc.nat(30), (story, from) => {
        const once = after(story);
        const again = story.slice(Math.min(from, story.length)).reduce(applyEvent, once);
        expect(again).toEqual(once);
      }),
    );
  });
});

describe('breakouts', () => {
  const set = (...seatIds: string[]) => ({
    now: '2026-03-24T09:10:00Z',
    endsAt: null,
    breakouts: [
      { breakoutId: 'one', number: 1, called: false, listening: [] as string[], seatIds },
    ],
    elsewhere: [] as string[],
    byChoice: false,
    limit: null,
    choices: [],
  });

  it('are those that the last event tells', () => {
    const opened = classEvent(11, 'breakouts.changed', { breakouts: set('zoe') });
    expect(after([opened]).breakouts).toEqual(set('zoe'));
    const closed = classEvent(12, 'breakouts.changed', { breakouts: null });
    expect(after([opened, closed]).breakouts).toBeNull();
  });

  it('where one only listens let one send nothing, until one comes down', () => {
    const heard = set('teacher');
    const [one] = heard.breakouts;
    const fromBalcony = { ...heard, breakouts: [{ ...one!, listening: ['teacher'] }] };
    const listens = classEvent(11, 'breakouts.changed', { breakouts: fromBalcony });
    expect(after([listens]).me.sources).toEqual([]);
    const calmed = classEvent(12, 'calm.set', { on: true });
    expect(after([listens, calmed]).me.sources).toEqual([]);
    const visits = classEvent(12, 'breakouts.changed', { breakouts: heard });
    expect(after([listens, visits]).me.sources).toContain('microphone');
  });

  it('lose whoever goes out of the lesson, who comes back to the main room', () => {
    const start = snapshot({ seats: [teacher, pupil('zoe')], breakouts: set('zoe', 'hugo') });
    for (const type of ['seat.left', 'seat.removed', 'seat.returned'] as const)
      expect(after([classEvent(11, type, { seatId: 'zoe' })], start).breakouts).toEqual(
        set('hugo'),
      );
    const away = { ...set(), elsewhere: ['zoe', 'hugo'] };
    const left = after(
      [classEvent(11, 'seat.left', { seatId: 'zoe' })],
      snapshot({ seats: [teacher, pupil('zoe')], breakouts: away }),
    );
    expect(left.breakouts?.elsewhere).toEqual(['hugo']);
  });
});
