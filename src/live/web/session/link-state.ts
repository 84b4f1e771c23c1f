import type { Closing } from './class-state.ts';
import type { Health } from './health.ts';

export type Part = 'control' | 'media' | 'database';

/** How the line to the class is, as one thing that a person can be told. */
export type Link =
  | { kind: 'connecting' }
  | { kind: 'connected' }
  | { kind: 'reconnecting'; since: number }
  | { kind: 'away'; part: Part }
  | { kind: 'taken' }
  | { kind: 'refused' }
  | { kind: Closing };

/**
 * The media line alone. `held`: its signalling is lost, but pictures and voices still pass.
 * `taken`: the same seat was opened elsewhere and took the place.
 */
export type MediaState =
  | { kind: 'connecting' }
  | { kind: 'connected' }
  | { kind: 'held' }
  | { kind: 'down'; since: number }
  | { kind: 'taken' };

/** The control line alone: snapshot and events. */
export type ControlState =
  | { kind: 'opening' }
  | { kind: 'open' }
  | { kind: 'lost'; since: number }
  | { kind: 'refused' };

export type LinkFacts = {
  closing: Closing | null;
  control: ControlState;
  media: MediaState;
  /** Whether the server answered when it was last asked, and which of its parts it says are away. */
  health: Health;
};

/** Sums up the lines: the end first, then what the person feels most. */
export function linkOf({ closing, control, media, health }: LinkFacts): Link {
  const { away, reachable } = health;
  if (closing) return { kind: closing };
  if (control.kind === 'refused') return { kind: 'refused' };
  if (media.kind === 'taken') return { kind: 'taken' };
  if (media.kind === 'down' && away.has('media')) return { kind: 'away', part: 'media' };
  if (media.kind === 'down') return { kind: 'reconnecting', since: media.since };
  if (away.has('database')) return { kind: 'away', part: 'database' };
  if (media.kind === 'connecting') return { kind: 'connecting' };
  if (control.kind === 'lost' || !reachable) return { kind: 'away', part: 'control' };
  return { kind: 'connected' };
}

/** Whether the person is out, with nothing more to try. */
export const isOver = (link: Link): link is { kind: Closing | 'refused' } =>
  link.kind === 'ended' ||
  link.kind === 'excluded' ||
  link.kind === 'left' ||
  link.kind === 'returned' ||
  link.kind === 'refused';
