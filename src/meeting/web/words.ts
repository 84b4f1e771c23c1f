import type { MeetingView } from '../contract/routes.ts';

/** How a lesson is called wherever it stands: `6eB · Mathématiques`. */
export const nameOf = (meeting: MeetingView): string => `${meeting.group.name} · ${meeting.title}`;
