import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type Timer, timerActs, type TimerCommand } from './tools.ts';
import { changeTimer, elapsedAt, leftAt } from './timer.ts';

const start = Date.parse('2026-03-24T09:00:00Z');
const at = (seconds: number) => new Date(start + seconds * 1_000);

/** A timer after commands, each at its second. */
const after = (...steps: [seconds: number, act: TimerCommand['act'], minutes?: number][]) =>
  steps.reduce<Timer | null>(
    (timer, [seconds, act, minutes]) =>
      changeTimer(timer, { act, minutes: minutes ?? null }, at(seconds)),
    null,
  );
const left = (timer: Timer | null, seconds: number) =>
  timer && leftAt(timer, at(seconds).getTime());

describe('a timer', () => {
  test('counts down from its minutes to nothing, and stays there', () => {
    const timer = after([0, 'start', 5]);
    expect([left(timer, 0), left(timer, 60), left(timer, 300), left(timer, 900)]).toEqual([
      300_000, 240_000, 0, 0,
    ]);
  });

  test('stands still while it is paused', () => {
    const timer = after([0, 'start', 5], [60, 'pause']);
    expect(left(timer, 600)).toBe(240_000);
    expect(left(after([0, 'start', 5], [60, 'pause'], [600, 'resume']), 660)).toBe(180_000);
  });

  test('gets a minute more, running, paused, or after it rang', () => {
    expect(left(after([0, 'start', 5], [60, 'add', 1]), 60)).toBe(300_000);
    expect(left(after([0, 'start', 5], [60, 'pause'], [90, 'add']), 200)).toBe(300_000);
    expect(left(after([0, 'start', 5], [900, 'add', 1]), 930)).toBe(30_000);
  });

  test('without minutes is a stopwatch, which counts up and has no end to put off', () => {
    const watch = after([0, 'start'], [30, 'add', 1]);
    expect(watch && [elapsedAt(watch, at(90).getTime()), leftAt(watch, at(90).getTime())]).toEqual([
      90_000,
      null,
    ]);
  });

  test('is gone when it is stopped, and nothing but a start brings one', () => {
    expect(after([0, 'start', 5], [10, 'stop'])).toBe(null);
    for (const act of timerActs.filter((one) => one !== 'start'))
      expect(after([0, act])).toBe(null);
  });

  test('never shows less than nothing nor more than its length, whatever is pressed', () => {
    const step = fc.record({
      seconds: fc.nat(10_000),
      act: fc.constantFrom(...timerActs),
      minutes: fc.option(fc.integer({ min: 1, max: 180 })),
    });
    fc.assert(
      fc.property(fc.array(step), fc.nat(20_000), (steps, seconds) => {
        let now = 0;
        let timer: Timer | null = null;
        for (const one of steps) timer = changeTimer(timer, one, at((now += one.seconds)));
        if (timer === null) return;
        const shown = leftAt(timer, at(now + seconds).getTime());
        if (shown === null) return;
        expect(shown).toBeGreaterThanOrEqual(0);
        expect(shown).toBeLessThanOrEqual(180 * 60_000);
      }),
    );
  });
});
