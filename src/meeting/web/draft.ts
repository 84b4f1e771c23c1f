import type { MeetingView } from '../contract/routes.ts';

/** What the form of a lesson holds while it is being written. */
export type Draft = {
  title: string;
  groupId: string;
  /** Who leads with the planner. */
  coHostIds: readonly string[];
  day: string;
  from: string;
  to: string;
  opensBefore: '0' | '5' | '10';
  repeat: 'none' | 'weekly' | 'biweekly';
  until: string;
};

type DraftHours = Pick<Draft, 'title' | 'day' | 'from' | 'to' | 'opensBefore'>;

export type DraftFault = 'missing' | 'reversed' | 'too_soon';
export type DraftFaults = Partial<Record<keyof Draft, DraftFault>>;

const minutesOf = (wallTime: string) => {
  const [hours = 0, minutes = 0] = wallTime.split(':').map(Number);
  return hours * 60 + minutes;
};

const wallTimeOf = (minutes: number) => {
  const within = Math.min(Math.max(minutes, 0), 23 * 60 + 59);
  const two = (value: number) => String(value).padStart(2, '0');
  return `${two(Math.floor(within / 60))}:${two(within % 60)}`;
};

/** A usual lesson lasts 55 minutes. */
const USUAL_MINUTES = 55;

/** A new lesson: at the next full hour of the given day, for the first group that the teacher has. */
export function newDraft(day: string, now: string, groupId: string): Draft {
  const start = Math.min((Math.floor(minutesOf(now) / 60) + 1) * 60, 22 * 60);
  return {
    title: '',
    groupId,
    coHostIds: [],
    day,
    from: wallTimeOf(start),
    to: wallTimeOf(start + USUAL_MINUTES),
    opensBefore: '5',
    repeat: 'none',
    until: '',
  };
}

/** The draft of a lesson that exists; `day` and hours come in the school's time zone. */
export function draftOf(meeting: MeetingView, day: string, from: string, to: string): Draft {
  return {
    title: meeting.title,
    groupId: meeting.group?.groupId ?? '',
    coHostIds: meeting.hosts.flatMap(({ personId, planner }) => (planner ? [] : [personId])),
    day,
    from,
    to,
    opensBefore: `${meeting.opensBeforeMinutes}`,
    repeat: 'none',
    until: '',
  };
}

/** Moves the beginning and keeps the length, as people expect. */
export function withFrom<D extends Pick<Draft, 'from' | 'to'>>(draft: D, from: string): D {
  const length = minutesOf(draft.to) - minutesOf(draft.from);
  if (from === '' || Number.isNaN(length) || length <= 0) return { ...draft, from };
  return { ...draft, from, to: wallTimeOf(minutesOf(from) + length) };
}

/** What is wrong with a title and hours. */
export function hourFaults(draft: DraftHours): DraftFaults {
  const faults: DraftFaults = {};
  for (const field of ['title', 'day', 'from', 'to'] as const) {
    if (draft[field].trim() === '') faults[field] = 'missing';
  }
  if (!faults.from && !faults.to && draft.to <= draft.from) faults.to = 'reversed';
  return faults;
}

/** What keeps a draft from being sent; empty when nothing does. */
export function faultsOf(draft: Draft): DraftFaults {
  const faults = hourFaults(draft);
  if (draft.groupId.trim() === '') faults.groupId = 'missing';
  if (draft.repeat !== 'none' && draft.until === '') faults.until = 'missing';
  else if (draft.repeat !== 'none' && draft.until < draft.day) faults.until = 'too_soon';
  return faults;
}

/** What the server is sent of the hours. */
export const hoursOf = (draft: DraftHours) => ({
  title: draft.title.trim(),
  day: draft.day,
  from: draft.from,
  to: draft.to,
  opensBeforeMinutes: ({ '0': 0, '5': 5, '10': 10 } as const)[draft.opensBefore],
});

/** What the server is sent of the repetition. */
export function repetitionOf(draft: Draft): { everyWeeks: 1 | 2; until: string } | null {
  if (draft.repeat === 'none') return null;
  return { everyWeeks: draft.repeat === 'weekly' ? 1 : 2, until: draft.until };
}
