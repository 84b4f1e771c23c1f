import type { MeetingView } from '../../contract/routes.ts';
import type { Coming } from '../../contract/staff-coming.ts';
import { type Draft, draftOf, hourFaults, type DraftFaults, hoursOf, newDraft } from '../draft.ts';

/** What the form of a meeting of the staff holds while it is being written. */
export type StaffDraft = Pick<Draft, 'title' | 'day' | 'from' | 'to' | 'opensBefore'> & {
  by: 'invitation' | 'reservation';
  personIds: readonly string[];
  /** As it is typed. */
  places: string;
};
export type StaffFaults = DraftFaults & { places?: true };

/** A usual room for a conference has ten places. */
const usualPlaces = '10';
const mostPlaces = 500;

/** A new meeting, at the next full hour of a day. */
export function newStaffDraft(day: string, now: string): StaffDraft {
  const { title, from, to, opensBefore } = newDraft(day, now, '');
  return {
    title,
    day,
    from,
    to,
    opensBefore,
    by: 'invitation',
    personIds: [],
    places: usualPlaces,
  };
}

/** The draft of a meeting that exists; `day` and hours come in the school's time zone. */
export function staffDraftOf(
  meeting: MeetingView,
  day: string,
  from: string,
  to: string,
): StaffDraft {
  const { title, opensBefore } = draftOf(meeting, day, from, to);
  const { coming } = meeting;
  return {
    title,
    day,
    from,
    to,
    opensBefore,
    by: coming?.by ?? 'invitation',
    personIds: coming?.by === 'invitation' ? coming.personIds : [],
    places: coming?.by === 'reservation' ? String(coming.places) : usualPlaces,
  };
}

/** What keeps a draft from being sent; empty when nothing does. */
export function staffFaults(draft: StaffDraft): StaffFaults {
  const faults: StaffFaults = hourFaults(draft);
  const places = Number(draft.places);
  const isSound = /^\d+$/.test(draft.places) && places >= 1 && places <= mostPlaces;
  if (draft.by === 'reservation' && !isSound) faults.places = true;
  return faults;
}

const comingOf = ({ by, personIds, places }: StaffDraft): Coming =>
  by === 'invitation' ? { by, personIds: [...personIds] } : { by, places: Number(places) };

/** What the server is sent. */
export const planOf = (draft: StaffDraft) => ({ ...hoursOf(draft), coming: comingOf(draft) });
