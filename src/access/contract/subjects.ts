import type { Audience } from '../../platform/contract/event.ts';
import type { MediaSource } from './actors.ts';

/** The shapes that the rules judge; domains satisfy them. */
export type SchoolSubject = { schoolId: string };
/** A school's contract: who may accept it. */
export type AgreementSubject = SchoolSubject & { signatory: 'head' | 'dasen' };
export type MeetingSubject = { schoolId: string; meetingId: string; hostIds: readonly string[] };
/** A lesson, and the person who is expected in it. */
export type ComingSubject = { schoolId: string; meetingId: string; expectedId: string };
export type SeatSubject = { schoolId: string; meetingId: string; seatId: string };
export type PublishSubject = { source: MediaSource };
export type EventSubject = { audience: Audience };
