import type { ProblemTable } from '../../platform/contract/problems.ts';

export const meetingProblems = {
  /** The group does not exist in this school. */
  'meeting.group_unknown': 422,
  /** One of those chosen to lead with the caller neither teaches nor assists this group, or does no more. */
  'meeting.host_unfit': 400,
  /** The end is not after the start. */
  'meeting.hours_reversed': 422,
  /** Longer than 12 hours. */
  'meeting.too_long': 422,
  /** The repetition ends before it starts, or would make more than 60 lessons. */
  'meeting.repetition_invalid': 422,
  /** It has ended or was cancelled: nothing of it can change. */
  'meeting.over': 409,
  /** It is going on: end it first. */
  'meeting.in_progress': 409,
  /** Somebody invited is not of the staff, or may not act any more. */
  'meeting.invited_unfit': 400,
  /** More places are held than the change would leave; `held` says how many. */
  'meeting.places_held': 409,
  /** The door opens: places are not given back any more. */
  'meeting.places_settled': 409,
} as const satisfies ProblemTable;
