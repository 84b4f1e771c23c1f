/**
 * What a roll call says of a pupil. `left`: gone before the end; `network`: their connection never came, or
 * was cut and did not come back, which is no absence.
 */
export const statuses = ['present', 'late', 'left', 'network', 'absent'] as const;
export type Status = (typeof statuses)[number];

/** A pupil's line: late ones, also when they left before the end, with the minutes missed at the beginning. */
export type Presence = { status: Status; lateMinutes: number | null };

/** Why the proposal is not plain: what a teacher would ask. */
export const reasons = [
  /** The link was opened, and nobody knocked. */
  'link_opened',
  /** Sent away from the door, and never inside. */
  'refused',
  /** Waited at the door, and was not let in. */
  'at_door',
  /** Sent out of the lesson. */
  'excluded',
  /** Was let in, and neither sound nor picture ever came. */
  'never_connected',
] as const;
export type Reason = (typeof reasons)[number];
