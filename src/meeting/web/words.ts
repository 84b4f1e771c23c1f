import { groupLabel } from '../../school/contract/group-label.ts';
import type { MeetingView } from '../contract/routes.ts';

/** Who planned a lesson; nobody when they are no longer of the school. */
export const plannerOf = (meeting: MeetingView): string =>
  meeting.hosts.find(({ planner }) => planner)?.personId ?? '';

/** How a lesson is called wherever it stands: `6eB · Mathématiques`. */
export const nameOf = (meeting: MeetingView): string =>
  meeting.group === null ? meeting.title : `${groupLabel(meeting.group.name)} · ${meeting.title}`;
