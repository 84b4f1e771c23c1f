import type { EntrySeat } from '../contract/routes.ts';

/** What went wrong on the way to the server: its code, its status (0 when it was not reached), its facts. */
export type Trouble = {
  code: string;
  status: number;
  params: Readonly<Record<string, string | number>>;
};

/** What was on its way when the trouble came, to be taken up again. */
export type Resume =
  | { kind: 'claiming'; secret: string }
  | { kind: 'class_link'; secret: string }
  | { kind: 'reading'; seatId: string };

/** Why the person stands before the door: they just came, were asked to wait longer, or went away. */
export type Arrival = 'first' | 'refused' | 'left';

export type AtDoor = {
  kind: 'door';
  seat: EntrySeat;
  arrival: Arrival;
  busy: boolean;
  trouble: Trouble | null;
};

export type Waiting = {
  kind: 'waiting';
  seat: EntrySeat;
  line: 'open' | 'lost';
  busy: boolean;
  trouble: Trouble | null;
};

/** Of the class, or a guest who says their name. */
export type Choosing = {
  kind: 'choosing';
  secret: string;
  meetingId: string;
  busy: boolean;
  trouble: Trouble | null;
};

/** Where a person stands between a link and a class: exactly one of these, and nothing in between. */
export type EntryState =
  /** The link was opened; nothing was called, since robots open links too. */
  | { kind: 'link'; secret: string; hourCame: boolean }
  /** On its way; `trouble` is what the last attempt met, and stays on the screen meanwhile. */
  | { kind: 'claiming'; secret: string; failures: number; trouble: Trouble | null }
  /** Right link, too soon. `seconds` as the server counted them when it answered. */
  | { kind: 'early'; secret: string; ofClass: boolean; opensAt: string; seconds: number }
  /** A class link was opened: the server is asked where it leads, which binds nothing. */
  | { kind: 'class_link'; secret: string; failures: number; trouble: Trouble | null }
  /** It leads to sign-in: the page goes there. */
  | { kind: 'to_sign_in'; meetingId: string }
  /** It leads to sign-in, and guests to the lobby. */
  | Choosing
  /** The page was reloaded, or the class was left: the server says where the person stands. */
  | { kind: 'reading'; seatId: string; failures: number; trouble: Trouble | null }
  | AtDoor
  | Waiting
  | { kind: 'inside'; seat: EntrySeat; calledIn: boolean }
  | { kind: 'trouble'; trouble: Trouble; resume: Resume; failures: number }
  | { kind: 'unknown' }
  /** Another device holds the link; the teacher is asked, and the page asks again by itself. */
  | { kind: 'taken'; secret: string }
  /** The teacher said no to this device. */
  | { kind: 'refused_device' }
  /** The seat passed to another device, or the links were renewed. */
  | { kind: 'moved' }
  | { kind: 'excluded' }
  | { kind: 'over' };

export type EntryEvent =
  | { type: 'entered' }
  | { type: 'hour_came' }
  | { type: 'class_found'; meetingId: string; guests: boolean }
  | { type: 'named' }
  | { type: 'has_account' }
  | { type: 'seat'; seat: EntrySeat }
  | { type: 'problem'; trouble: Trouble }
  | { type: 'knocked' }
  | { type: 'leaving' }
  | { type: 'left' }
  | { type: 'lobby'; what: 'admitted' | 'refused' | 'excluded' | 'moved' | 'closed' }
  | { type: 'line'; line: 'open' | 'lost' }
  /** What those who wait are told. */
  | { type: 'told'; message: EntrySeat['message'] }
  /** The lesson was made anew while one was inside: one’s seat there. */
  | { type: 'remade'; seatId: string }
  | { type: 'retried' }
  /** The class page was closed: left, sent out, or over. */
  | { type: 'came_out' };
