import type { SeatState } from '../../access/contract/actors.ts';
import type { Presence, Reason } from './statuses.ts';

/** The lesson's hours: as planned, and as they were. */
export type Course = {
  startsAt: Date;
  endsAt: Date;
  openedAt: Date | null;
  /** `null` while it goes on. */
  endedAt: Date | null;
};

/**
 * What happened to one seat, in order: `knocked`, `withdrew` (gave up, or was refused), `admitted`,
 * `connected` (media), `closed` (the page was closed), `cut` (the connection was), `left`, `removed`.
 */
export type Sign = {
  at: Date;
  is: 'knocked' | 'withdrew' | 'admitted' | 'connected' | 'closed' | 'cut' | 'left' | 'removed';
};

/** One pupil's seat as far as it tells of presence; `state` is `null` for who has no seat. */
export type Trace = { state: SeatState | null; signs: readonly Sign[] };

export type Proposal = Presence & {
  arrivedAt: Date | null;
  /** When they were last there; the end, or now, for who still is. */
  lastSeenAt: Date | null;
  why: Reason | null;
};

export type Thresholds = typeof usual;

/** Late: arrived more than 5 minutes after the beginning; left: gone more than 5 minutes before the end. */
export const usual = {
  lateAfterMinutes: 5,
  leftBeforeMinutes: 5,
  /** While the lesson goes on, who went so lately (a reload, a change of network) still counts as there. */
  goneAfterSeconds: 60,
};

const minuteMs = 60_000;
const laterOf = (a: Date, b: Date | null) => (b !== null && b > a ? b : a);
const earlierOf = (a: Date, b: Date | null) => (b !== null && b < a ? b : a);

type Place = 'nowhere' | 'door' | 'inside' | 'connected' | 'cut' | 'closed' | 'gone' | 'removed';

/** Where each sign leads. */
const leadsTo: Record<Sign['is'], Place> = {
  knocked: 'door',
  withdrew: 'gone',
  admitted: 'inside',
  connected: 'connected',
  closed: 'closed',
  cut: 'cut',
  left: 'gone',
  removed: 'removed',
};
const comes: readonly Sign['is'][] = ['knocked', 'admitted', 'connected'];
const isIn = (place: Place) => place === 'inside' || place === 'connected';

/** Follows the signs of a seat. A second device or a reload moves the place, and changes nobody's arrival. */
function follow(signs: readonly Sign[]) {
  const found = {
    place: 'nowhere' as Place,
    arrivedAt: null as Date | null,
    lastSeenAt: null as Date | null,
    wasIn: false,
    wasConnected: false,
  };
  for (const { at, is } of signs) {
    // The line of somebody who has left goes a moment later: they had left already.
    if ((is === 'cut' || is === 'closed') && !isIn(found.place)) continue;
    if (comes.includes(is)) found.arrivedAt ??= at;
    // Admission does not undo a line that is there.
    if (!(is === 'admitted' && found.place === 'connected')) found.place = leadsTo[is];
    found.lastSeenAt = at;
    found.wasIn ||= is === 'admitted' || is === 'connected';
    found.wasConnected ||= is === 'connected';
  }
  return found;
}

type Followed = ReturnType<typeof follow>;

const reasonOf = ({ place, wasIn, wasConnected }: Followed): Reason | null => {
  if (place === 'removed') return 'excluded';
  if (place === 'door' && !wasIn) return 'at_door';
  return place === 'inside' && !wasConnected ? 'never_connected' : null;
};

/** Minutes missed at the beginning, when they are more than the threshold: nobody is late before the door opens. */
function lateness(course: Course, arrivedAt: Date, { lateAfterMinutes }: Thresholds) {
  const missed = arrivedAt.getTime() - laterOf(course.startsAt, course.openedAt).getTime();
  return missed > lateAfterMinutes * minuteMs ? Math.floor(missed / minuteMs) : null;
}

/** Is somebody who is not there any more gone for good, and not only at the very end? */
function isGone(course: Course, lastSeenAt: Date, now: Date, thresholds: Thresholds) {
  const end = earlierOf(course.endsAt, course.endedAt);
  const seenLate = end.getTime() - lastSeenAt.getTime() <= thresholds.leftBeforeMinutes * minuteMs;
  if (seenLate) return false;
  const away = now.getTime() - lastSeenAt.getTime();
  return course.endedAt !== null || away >= thresholds.goneAfterSeconds * 1_000;
}

/**
 * What the roll call proposes for one pupil, from what happened to their seat. Pure.
 * Waiting at the door counts as having arrived; who was away in between and came back is present; a cut
 * that lasted to the end is `network`, a page closed or left before it is `left`.
 */
export function propose(
  course: Course,
  { state, signs }: Trace,
  now: Date,
  thresholds: Thresholds = usual,
): Proposal {
  const followed = follow(signs);
  const { place, arrivedAt, lastSeenAt, wasIn } = followed;
  if (arrivedAt === null || lastSeenAt === null) {
    const why = state === null ? null : 'link_opened';
    return { status: 'absent', lateMinutes: null, arrivedAt: null, lastSeenAt: null, why };
  }
  if (state === 'refused' && !wasIn)
    return { status: 'absent', lateMinutes: null, arrivedAt, lastSeenAt, why: 'refused' };
  const lateMinutes = lateness(course, arrivedAt, thresholds);
  const why = reasonOf(followed);
  const attended = { lateMinutes, arrivedAt, why };
  if (place === 'door' || place === 'connected')
    return {
      ...attended,
      status: lateMinutes === null ? 'present' : 'late',
      lastSeenAt: course.endedAt ?? now,
    };
  if (!isGone(course, lastSeenAt, now, thresholds))
    return { ...attended, status: lateMinutes === null ? 'present' : 'late', lastSeenAt };
  const status = place === 'cut' || place === 'inside' ? 'network' : 'left';
  return { ...attended, status, lastSeenAt };
}
