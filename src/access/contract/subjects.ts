import type { Audience } from '../../platform/contract/event.ts';
import type { MediaSource, Role } from './actors.ts';

/** The shapes that the rules judge; domains satisfy them. */
export type SchoolSubject = { schoolId: string };
/** A school's contract: who may accept it. */
export type AgreementSubject = SchoolSubject & { signatory: 'head' | 'dasen' };
/** Somebody of the register; `guideIds`: who teaches or assists the groups where they are a pupil. */
export type PersonSubject = SchoolSubject & {
  personId: string;
  role: Role;
  guideIds: readonly string[];
};
/** A role to give to somebody; `headless`: the school has nobody at its head yet. */
export type AppointSubject = SchoolSubject & {
  /** `null` for somebody who is being added. */
  personId: string | null;
  from: Role | null;
  to: Role;
  headless: boolean;
};
/** `ofStaff`: a meeting of the staff, which whoever leads it may change. */
export type MeetingSubject = {
  schoolId: string;
  meetingId: string;
  hostIds: readonly string[];
  ofStaff?: boolean;
};
/** A lesson, and the person who is expected in it. */
export type ComingSubject = { schoolId: string; meetingId: string; expectedId: string };
export type SeatSubject = { schoolId: string; meetingId: string; seatId: string };
/** A seat that turns the page to another lesson, led by these. */
export type TurnSubject = SeatSubject & { nextHostIds: readonly string[] };
/** A message to those who lead, or to everybody inside. */
export type SaySubject = SeatSubject & { to: 'hosts' | 'all' };
/** What came out of a poll: shown to all, or not. */
export type PollSubject = { meetingId: string; shared: boolean };
export type PublishSubject = { source: MediaSource };
export type EventSubject = { audience: Audience };
/** A person's account: `settled` when its owner has signed in by it, or could. */
export type AccountSubject = { schoolId: string; role: Role; settled: boolean };
/** A group, as its caller stands to it: `mine` when they teach it. */
export type GroupSubject = { schoolId: string; mine: boolean };
