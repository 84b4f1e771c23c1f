import type { LayeredRights } from './rights.ts';

/**
 * What a person is in the school. A `signatory` accepts the contract in the head's stead, where the law says
 * so (the academy's director for public primary schools), and does nothing else there.
 */
export const roles = [
  'head',
  'signatory',
  'administrator',
  'officer',
  'teacher',
  'substitute',
  'assistant',
  'staff',
  'pupil',
  'guardian',
] as const;
export type Role = (typeof roles)[number];

/** What a person is in one meeting; `colleague`: one of the staff, in a meeting of theirs. */
export const seatRoles = ['host', 'pupil', 'guest', 'colleague'] as const;
export type SeatRole = (typeof seatRoles)[number];

/** How a guest came: invited by a teacher, who gave the name, or by the class link, under the name they typed. */
export const guestOrigins = ['invited', 'class_link'] as const;
export type GuestOrigin = (typeof guestOrigins)[number];

/**
 * Where a seat stands: `claimed` (its link was opened), `waiting` (knocked), `admitted`,
 * `refused` (sent away from the door, may knock again), `excluded` (may not come back), `left`.
 */
export const seatStates = [
  'claimed',
  'waiting',
  'admitted',
  'refused',
  'excluded',
  'left',
] as const;
export type SeatState = (typeof seatStates)[number];

export const meetingStates = ['planned', 'open', 'ended', 'cancelled'] as const;
export type MeetingState = (typeof meetingStates)[number];

export const mediaSources = ['microphone', 'camera', 'screen', 'screenAudio'] as const;
export type MediaSource = (typeof mediaSources)[number];

/** Nobody in particular. */
export type Anonymous = { kind: 'anonymous' };

/** A person signed in. */
export type AccountActor = {
  kind: 'account';
  accountId: string;
  sessionId: string;
  personId: string;
  schoolId: string;
  role: Role;
  /** Has the school accepted its contract? */
  signed: boolean;
  /** Has the host suspended the school? Then only those who answer for its data come in. */
  suspended: boolean;
  /**
   * `missing`: this session has yet to show the second factor that its account has or must have. Until
   * then it may do nothing but that (the gatekeeper sees to it).
   */
  secondFactor: 'done' | 'missing';
};

/** A person in one meeting, by a link or by an account. */
export type SeatActor = {
  kind: 'seat';
  seatId: string;
  meetingId: string;
  /** Who sits there; `null`: a guest, who is in no register. */
  personId: string | null;
  schoolId: string;
  role: SeatRole;
  state: SeatState;
  meetingState: MeetingState;
  /** Sources taken away from this seat, because it misused them. */
  denied: readonly MediaSource[];
  /** What the school, the class, this lesson and this person’s switches say. */
  rights: LayeredRights;
  /** « Calme » is on in this lesson. */
  calm: boolean;
  /** A host gave this seat the floor during « Calme ». */
  hasFloor?: boolean;
  /** Listens to a breakout from its balcony; known where media are judged. */
  listening?: boolean;
  /** An evaluation goes on in this lesson. */
  exam?: boolean;
  /** Has the school accepted its contract? */
  signed: boolean;
  /** The session behind the seat, when it is held by an account. */
  sessionId: string | null;
};

export const operatorKinds = ['host', 'district'] as const;
/** `host` runs the installation and creates schools; `district` follows some schools from afar. */
export type OperatorKind = (typeof operatorKinds)[number];

/** Somebody who runs the installation or follows many schools: belongs to none, and is nobody there. */
export type OperatorActor = {
  kind: 'operator';
  operatorId: string;
  sessionId: string;
  operator: OperatorKind;
  label: string;
  /** `missing`: this session has yet to show the second factor, which every operator must have. */
  secondFactor: 'done' | 'missing';
};

/** The media engine, known by its signature. */
export type EngineActor = { kind: 'engine' };

export type Actor = Anonymous | AccountActor | SeatActor | OperatorActor | EngineActor;

/** Who a handler meets, by the kind of caller that its route names. */
export type Actors = {
  anyone: Anonymous | AccountActor;
  account: AccountActor;
  seat: SeatActor;
  operator: OperatorActor;
  engine: EngineActor;
};
