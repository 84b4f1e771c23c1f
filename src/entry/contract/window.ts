import type { MeetingState } from '../../access/contract/actors.ts';

export type LinkWindow = {
  state: MeetingState;
  startsAt: Date;
  endsAt: Date;
  opensBeforeMinutes: number;
};

/** Where the hour stands for a link: a countdown, a door, or nothing any more. */
export type LinkHour = { is: 'early'; opensAt: Date } | { is: 'open' } | { is: 'over' };

/**
 * Whether a link opens its door now, by the server's clock: from 0, 5 or 10 minutes before the hour
 * to the end of the hour. A lesson opened by its teacher ahead of time does not open its links.
 */
export function linkHour(window: LinkWindow, now: Date): LinkHour {
  if (window.state === 'ended' || window.state === 'cancelled') return { is: 'over' };
  const opensAt = new Date(window.startsAt.getTime() - window.opensBeforeMinutes * 60_000);
  if (now < opensAt) return { is: 'early', opensAt };
  return now < window.endsAt ? { is: 'open' } : { is: 'over' };
}
