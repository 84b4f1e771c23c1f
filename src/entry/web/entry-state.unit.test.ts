import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { EntrySeat } from '../contract/routes.ts';
import {
  type EntryEvent,
  type EntryState,
  isEnd,
  next,
  passes,
  stateAt,
  type Trouble,
} from './entry-state.ts';

const seat = (
  state: EntrySeat['state'],
  meeting: EntrySeat['meeting']['state'] = 'open',
): EntrySeat => ({
  seatId: '0192f3c4-7d1e-7a53-9c1e-2f1f8a3b4c5d',
  role: 'pupil',
  state,
  name: { family: 'Dubois', given: 'Zoé', title: null },
  address: 'tu',
  meeting: {
    state: meeting,
    startsAt: '2026-11-24T09:05:00Z',
    endsAt: '2026-11-24T09:55:00Z',
    timeZone: 'Europe/Paris',
    about: {
      title: 'Mathématiques',
      group: '6eB',
      teacher: { family: 'Martin', given: 'Sylvie', title: 'Mme' },
    },
  },
  movedTo: null,
  message: null,
  after: 3,
});

const trouble = (code: string, status: number, params: Trouble['params'] = {}): Trouble => ({
  code,
  status,
  params,
});
const refusal = (code: string): EntryEvent => ({ type: 'problem', trouble: trouble(code, 404) });
const cut: EntryEvent = { type: 'problem', trouble: trouble('network', 0) };
const answered = (one: EntrySeat): EntryEvent => ({ type: 'seat', seat: one });

const after = (start: EntryState, ...events: EntryEvent[]) => events.reduce(next, start);
const link = stateAt({ secret: 'k7Qx' });
const claiming = after(link, { type: 'entered' });
const door = after(claiming, answered(seat('claimed')));
const waiting = after(door, { type: 'knocked' }, answered(seat('waiting')));
const inside = after(waiting, { type: 'lobby', what: 'admitted' });

describe('a link', () => {
  test('asks nothing of the server before a gesture', () => {
    expect(link).toMatchObject({ kind: 'link' });
    expect(claiming).toMatchObject({ kind: 'claiming', secret: 'k7Qx' });
  });
  test('an address that names nothing opens nothing', () => {
    expect(stateAt(null)).toEqual({ kind: 'unknown' });
  });
  test.each([
    ['entry.link_unknown', 'unknown'],
    ['entry.link_taken', 'taken'],
    ['entry.excluded', 'excluded'],
    ['invalid_input', 'unknown'],
  ])('refused with %s leads to %s', (code, kind) => {
    expect(next(claiming, refusal(code)).kind).toBe(kind);
  });
  test('opened too soon counts down, then offers its button again by itself', () => {
    const early = next(claiming, {
      type: 'problem',
      trouble: trouble('entry.too_early', 425, { opensAt: '2026-11-24T09:00:00Z', seconds: 90 }),
    });
    expect(early).toEqual({
      kind: 'early',
      secret: 'k7Qx',
      ofClass: false,
      opensAt: '2026-11-24T09:00:00Z',
      seconds: 90,
    });
    expect(next(early, { type: 'hour_came' })).toEqual({
      kind: 'link',
      secret: 'k7Qx',
      hourCame: true,
    });
  });
  test('keeps its secret through a cut, and counts the failures', () => {
    const again = after(claiming, cut, { type: 'retried' }, cut, { type: 'retried' });
    expect(again).toMatchObject({ kind: 'claiming', secret: 'k7Qx', failures: 2 });
    expect(again).toHaveProperty('trouble.code', 'network');
  });
});

describe('a reload', () => {
  const reading = stateAt({ seatId: seat('claimed').seatId });
  test.each([
    [seat('claimed'), 'door'],
    [seat('refused'), 'door'],
    [seat('left'), 'door'],
    [seat('waiting'), 'waiting'],
    [seat('admitted'), 'inside'],
    [seat('excluded'), 'excluded'],
    [seat('excluded', 'ended'), 'excluded'],
    [seat('waiting', 'ended'), 'over'],
    [seat('admitted', 'cancelled'), 'over'],
    [seat('waiting', 'planned'), 'waiting'],
  ])('goes on where one stood', (one, kind) => {
    expect(next(reading, answered(one)).kind).toBe(kind);
  });
  test.each(['unauthenticated', 'forbidden', 'not_found'])(
    'of another’s seat (%s) looks like a link that opens nothing',
    (code) => expect(next(reading, refusal(code)).kind).toBe('unknown'),
  );
});

describe('at the door', () => {
  test('a knock leads to the lobby', () => expect(waiting.kind).toBe('waiting'));
  test('a second press while the first is on its way changes nothing else', () => {
    expect(after(door, { type: 'knocked' }, { type: 'knocked' })).toEqual(
      next(door, { type: 'knocked' }),
    );
  });
  test('a cut leaves the person at the door, able to knock again', () => {
    expect(after(door, { type: 'knocked' }, cut)).toMatchObject({
      kind: 'door',
      busy: false,
      trouble: { code: 'network' },
    });
  });
  test('a lesson that is over says so', () => {
    expect(after(door, { type: 'knocked' }, refusal('entry.over')).kind).toBe('over');
  });
  test('a seat refused asks the server what became of it', () => {
    expect(after(door, { type: 'knocked' }, refusal('forbidden')).kind).toBe('reading');
  });
});

describe('in the lobby', () => {
  test.each([
    ['admitted', { kind: 'inside', calledIn: true }],
    ['refused', { kind: 'door', arrival: 'refused' }],
    ['excluded', { kind: 'excluded' }],
    ['closed', { kind: 'over' }],
  ] as const)('%s', (what, expected) => {
    expect(next(waiting, { type: 'lobby', what })).toMatchObject(expected);
  });
  test('a broken line is shown and forgotten when it is back', () => {
    const lost = next(waiting, { type: 'line', line: 'lost' });
    expect(lost).toMatchObject({ kind: 'waiting', line: 'lost' });
    expect(next(lost, { type: 'line', line: 'open' })).toEqual(waiting);
  });
  test('whoever leaves may knock again', () => {
    const left = after(waiting, { type: 'leaving' }, { type: 'left' });
    expect(left).toMatchObject({ kind: 'door', arrival: 'left' });
    expect(after(left, { type: 'knocked' }, answered(seat('waiting'))).kind).toBe('waiting');
  });
  test('a leave that did not reach the server leaves the person waiting, and says so', () => {
    expect(after(waiting, { type: 'leaving' }, cut)).toMatchObject({
      kind: 'waiting',
      busy: false,
      trouble: { code: 'network' },
    });
  });
});

describe('inside', () => {
  test('whoever comes out learns from the server where they stand', () => {
    expect(next(inside, { type: 'came_out' }).kind).toBe('reading');
    expect(after(inside, { type: 'came_out' }, answered(seat('excluded'))).kind).toBe('excluded');
  });
  test('a class page that did not load is tried again from the seat', () => {
    expect(after(inside, cut, { type: 'retried' }).kind).toBe('reading');
  });
});

test.each([
  [trouble('network', 0), true],
  [trouble('too_many_requests', 429), true],
  [trouble('overloaded', 503), true],
  [trouble('internal', 500), false],
])('$code passes by itself: %s', (one, expected) => {
  expect(passes(one)).toBe(expected);
});

describe('whatever happens in whatever order', () => {
  const kinds = new Set([
    'link',
    'claiming',
    'early',
    'class_link',
    'to_sign_in',
    'choosing',
    'reading',
    'door',
    'waiting',
    'inside',
    'trouble',
    'unknown',
    'taken',
    'refused_device',
    'moved',
    'excluded',
    'moved',
    'over',
  ]);
  const codes = [
    'network',
    'internal',
    'forbidden',
    'unauthenticated',
    'entry.over',
    'entry.excluded',
  ];
  const events: fc.Arbitrary<EntryEvent> = fc.oneof(
    fc
      .constantFrom('entered', 'hour_came', 'knocked', 'leaving', 'left', 'retried', 'came_out')
      .map((type) => ({ type }) as EntryEvent),
    fc
      .tuple(
        fc.constantFrom('claimed', 'waiting', 'admitted', 'refused', 'excluded', 'left'),
        fc.constantFrom('planned', 'open', 'ended', 'cancelled'),
      )
      .map(([state, meeting]) => answered(seat(state as never, meeting as never))),
    fc
      .constantFrom(...codes, 'entry.link_unknown', 'entry.link_taken', 'entry.too_early')
      .map((code) => refusal(code)),
    fc
      .constantFrom('admitted', 'refused', 'excluded', 'moved', 'closed')
      .map((what) => ({ type: 'lobby', what }) as EntryEvent),
    fc.constantFrom('open', 'lost').map((line) => ({ type: 'line', line }) as EntryEvent),
  );
  const starts = fc.constantFrom(link, stateAt(null), stateAt({ seatId: seat('claimed').seatId }));

  test('the page stands in one of its states', () => {
    fc.assert(
      fc.property(starts, fc.array(events, { maxLength: 40 }), (start, sequence) => {
        expect(kinds).toContain(after(start, ...sequence).kind);
      }),
    );
  });

  test('nobody comes back from an exclusion, nor from an end', () => {
    fc.assert(
      fc.property(
        fc.constantFrom<EntryState>(
          { kind: 'excluded' },
          { kind: 'over' },
          { kind: 'moved' },
          { kind: 'refused_device' },
        ),
        fc.array(events, { maxLength: 40 }),
        (end, sequence) => {
          expect(after(end, ...sequence)).toEqual(end);
        },
      ),
    );
  });

  test('nobody is inside without the server’s word', () => {
    const withoutAdmission = events.filter(
      (event) =>
        !(event.type === 'lobby' && event.what === 'admitted') &&
        !(event.type === 'seat' && event.seat.state === 'admitted'),
    );
    fc.assert(
      fc.property(starts, fc.array(withoutAdmission, { maxLength: 40 }), (start, sequence) => {
        expect(after(start, ...sequence).kind).not.toBe('inside');
      }),
    );
  });

  test('the secret stays no longer than the way to the seat', () => {
    fc.assert(
      fc.property(starts, fc.array(events, { maxLength: 40 }), (start, sequence) => {
        const state = after(start, ...sequence);
        const early = ['link', 'claiming', 'early', 'taken', 'trouble'].includes(state.kind);
        expect(early || !JSON.stringify(state).includes('k7Qx')).toBe(true);
      }),
    );
  });
});

describe('what is told at the door', () => {
  test('is shown while one waits, and taken back', () => {
    const message = { phrase: 'soon' as const, words: null };
    const told = after(waiting, { type: 'told', message });
    expect(told).toMatchObject({ kind: 'waiting', seat: { message } });
    expect(after(told, { type: 'told', message: null })).toMatchObject({ seat: { message: null } });
    expect(after(door, { type: 'told', message })).toBe(door);
  });
});

describe('a lesson made anew', () => {
  const next = '0192f3c4-7d1e-7a53-9c1e-000000000000';
  test('takes who is inside along, and whoever finds their old seat', () => {
    expect(after(inside, { type: 'remade', seatId: next })).toMatchObject({
      kind: 'inside',
      seat: { seatId: next },
    });
    const old = { ...seat('admitted', 'ended'), movedTo: next };
    expect(after(door, { type: 'knocked' }, answered(old))).toMatchObject({
      kind: 'reading',
      seatId: next,
    });
  });
});

describe('the page', () => {
  test.each(['excluded', 'moved', 'closed'] as const)('is at its end when %s', (what) =>
    expect(isEnd(after(waiting, { type: 'lobby', what }))).toBe(true),
  );
  test('is not at its end where a press leads on', () => {
    for (const state of [link, door, waiting, inside]) expect(isEnd(state)).toBe(false);
  });
});

describe('a class link', () => {
  const asked = stateAt({ classSecret: 'k7Qx' });
  const found = (guests: boolean): EntryEvent => ({ type: 'class_found', meetingId: 'm1', guests });

  test('leads to sign-in when the teacher receives no guests', () => {
    expect(after(asked, found(false))).toEqual({ kind: 'to_sign_in', meetingId: 'm1' });
  });

  test('lets a guest say their name, again when it cannot be shown, and stand at the door', () => {
    const unfit = after(asked, found(true), { type: 'named' }, refusal('entry.name_unfit'));
    expect(unfit).toMatchObject({ kind: 'choosing', busy: false });
    const named = after(unfit, { type: 'named' }, { type: 'seat', seat: seat('claimed') });
    expect(named.kind).toBe('door');
  });

  test('leads somebody of the class to sign-in', () => {
    expect(after(asked, found(true), { type: 'has_account' }).kind).toBe('to_sign_in');
  });

  test('opened too soon counts down, and asks again at the hour', () => {
    const early = after(asked, {
      type: 'problem',
      trouble: trouble('entry.too_early', 425, { opensAt: '2026-11-24T09:00:00Z', seconds: 90 }),
    });
    expect(early).toMatchObject({ kind: 'early', ofClass: true });
    expect(after(early, { type: 'hour_came' })).toEqual(asked);
  });
});
