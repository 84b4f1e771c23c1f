import { expect, test } from 'vitest';
import { noSettings } from '../../../access/contract/rights.ts';
import { stateUntilTrue } from './stated.ts';

const seat = (calm: boolean) => ({
  room: 'r',
  actor: {
    kind: 'seat' as const,
    seatId: 's',
    meetingId: 'm',
    schoolId: 'o',
    personId: 'p',
    role: 'pupil' as const,
    state: 'admitted' as const,
    meetingState: 'open' as const,
    denied: [],
    rights: noSettings,
    calm,
    hasFloor: false,
    exam: false,
    signed: true,
    sessionId: null,
  },
});

/** Ways to the engine that take turns to be the slower one. */
const turns = (count: number) =>
  Promise.resolve().then(async () => {
    for (let n = 0; n < count; n += 1) await Promise.resolve();
  });

test.each([
  [0, 40],
  [40, 0],
  [20, 20],
])(
  'what two state at once ends as what is true (%i and %i turns on the way)',
  async (first, then) => {
    let isTrue = false;
    let held: boolean | null = null;
    const delays = [first, then];
    const state = async ({ actor }: ReturnType<typeof seat>) => {
      await turns(delays.shift() ?? 0);
      held = actor.calm;
    };
    const read = async () => [seat(isTrue)];
    const older = stateUntilTrue(read, state);
    await turns(3);
    isTrue = true;
    await Promise.all([older, stateUntilTrue(read, state)]);
    expect(held).toBe(true);
  },
);

test('who is stated as the database says is stated once', async () => {
  let stated = 0;
  await stateUntilTrue(
    async () => [seat(false)],
    async () => void (stated += 1),
  );
  expect(stated).toBe(1);
});
