import type { MeetingView } from '../contract/routes.ts';

/** Where a lesson stands for its teacher, now. */
export type Standing = 'open' | 'soon' | 'late' | 'later' | 'past' | 'ended' | 'cancelled';

/** A lesson is “soon” a quarter of an hour before, when a teacher prepares the room. */
const SOON_MS = 15 * 60_000;

/** How a lesson stands at an instant. `late`: it should have begun and nobody opened it. */
export function standingOf(meeting: MeetingView, now: Date): Standing {
  if (meeting.state === 'open' || meeting.state === 'ended' || meeting.state === 'cancelled')
    return meeting.state;
  const [start, end] = [Date.parse(meeting.startsAt), Date.parse(meeting.endsAt)];
  if (now.getTime() >= end) return 'past';
  if (now.getTime() >= start) return 'late';
  return start - now.getTime() <= SOON_MS ? 'soon' : 'later';
}

/** The lesson to show first: the one that goes on, or else the next one. */
export function nextMeeting(meetings: readonly MeetingView[], now: Date): MeetingView | undefined {
  const waiting = (standing: Standing) =>
    standing === 'soon' || standing === 'late' || standing === 'later';
  const ordered = [...meetings].sort((one, other) => one.startsAt.localeCompare(other.startsAt));
  return (
    ordered.find((meeting) => meeting.state === 'open') ??
    ordered.find((meeting) => waiting(standingOf(meeting, now)))
  );
}

/** Lessons by calendar day of the school, days and lessons in order. */
export function byDay(
  meetings: readonly MeetingView[],
  dayOf: (instant: string) => string,
): [day: string, meetings: MeetingView[]][] {
  const ordered = [...meetings].sort((one, other) => one.startsAt.localeCompare(other.startsAt));
  const days = new Map<string, MeetingView[]>();
  for (const meeting of ordered) {
    const day = dayOf(meeting.startsAt);
    days.set(day, [...(days.get(day) ?? []), meeting]);
  }
  return [...days];
}
