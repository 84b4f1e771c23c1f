import type { Timer, TimerCommand } from './tools.ts';

const minuteMs = 60_000;
/** Longer than any lesson, in minutes. */
const longest = 180;

/** What a timer or stopwatch shows at an instant (ms): how much has run; a timer stops at its end. Pure. */
export function elapsedAt({ lastsMs, elapsedMs, runsSince }: Timer, now: number): number {
  const running = runsSince === null ? 0 : Math.max(0, now - Date.parse(runsSince));
  const elapsed = elapsedMs + running;
  return lastsMs === null ? elapsed : Math.min(elapsed, lastsMs);
}

/** What a timer still has to run at an instant (ms); `null` for a stopwatch. Pure. */
export const leftAt = (timer: Timer, now: number): number | null =>
  timer.lastsMs === null ? null : timer.lastsMs - elapsedAt(timer, now);

/**
 * The timer after a command at an instant. Pure; what makes no sense (to pause what is paused) changes nothing.
 * @returns `null` when there is none
 */
export function changeTimer(
  timer: Timer | null,
  { act, minutes }: TimerCommand,
  now: Date,
): Timer | null {
  const runsSince = now.toISOString();
  if (act === 'start')
    return { lastsMs: minutes === null ? null : minutes * minuteMs, elapsedMs: 0, runsSince };
  if (act === 'stop' || timer === null) return null;
  const elapsedMs = elapsedAt(timer, now.getTime());
  if (act === 'pause')
    return timer.runsSince === null ? timer : { ...timer, elapsedMs, runsSince: null };
  if (act === 'resume') return timer.runsSince === null ? { ...timer, runsSince } : timer;
  if (timer.lastsMs === null) return timer;
  const lastsMs = Math.min(timer.lastsMs + (minutes ?? 1) * minuteMs, longest * minuteMs);
  // One that had come to its end goes on from there, not from when it rang.
  return { lastsMs, elapsedMs, runsSince: timer.runsSince && runsSince };
}
