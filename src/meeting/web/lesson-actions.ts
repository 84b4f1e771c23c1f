import type { MeetingView } from '../contract/routes.ts';

/** What a teacher can do with a lesson; the page decides how. */
export type LessonActions = {
  /** The lesson whose room is being opened, if any. */
  opening: string | undefined;
  open: (meeting: MeetingView) => void;
  links: (meeting: MeetingView) => void;
  /** Shows who holds a place in a meeting of the staff, and who waits. */
  reservations: (meeting: MeetingView) => void;
  /** Shows the address of a meeting of the staff. */
  address: (meeting: MeetingView) => void;
  change: (meeting: MeetingView) => void;
  /** Chooses who leads it, while it goes on. */
  hosts: (meeting: MeetingView) => void;
  cancel: (meeting: MeetingView) => void;
  restore: (meeting: MeetingView) => void;
  end: (meeting: MeetingView) => void;
  /** What pupils may do in it. */
  rights: (meeting: MeetingView) => void;
  /** Who is kept out of it. */
  bans: (meeting: MeetingView) => void;
};
