import type { ColumnType, Generated } from 'kysely';
import type { RightSettings } from '../../access/contract/rights.ts';
import type {
  GuestOrigin,
  MediaSource,
  MeetingState,
  SeatRole,
  SeatState,
} from '../../access/contract/actors.ts';
import type { BanReason, BanSpan } from '../contract/bans.ts';

/** A JSON object of switches; written as JSON. */
type RightsColumn = ColumnType<RightSettings, string | undefined, string>;

declare module '../../platform/server/db.ts' {
  interface Database {
    meeting_series: {
      id: Generated<string>;
      school_id: string;
      rule: string;
      created_at: Generated<Date>;
    };
    meetings: {
      id: Generated<string>;
      school_id: string;
      series_id: string | null;
      kind: Generated<'lesson' | 'staff'>;
      title: string;
      /** `null` for a meeting of the staff. */
      group_id: string | null;
      state: Generated<MeetingState>;
      starts_at: Date;
      ends_at: Date;
      opens_before_minutes: Generated<number>;
      rights: RightsColumn;
      /** Since when « Calme » is on. */
      calm_since: ColumnType<Date | null, Date | null | undefined, Date | null>;
      /** Since when an evaluation goes on. */
      exam_since: ColumnType<Date | null, Date | null | undefined, Date | null>;
      opened_at: Date | null;
      ended_at: Date | null;
      media_room: Generated<string>;
      /** When a host let the class in for the first time. */
      door_opened_at: ColumnType<Date | null, Date | null | undefined, Date | null>;
      /** The lesson that took the place of this one. */
      remade_as: ColumnType<string | null, string | null | undefined, string | null>;
      /** How many places are reserved in a meeting of the staff; `null` where none is. */
      places: ColumnType<number | null, number | null | undefined, number | null>;
      created_at: Generated<Date>;
    };
    meeting_invitations: { school_id: string; meeting_id: string; person_id: string };
    reservations: {
      id: Generated<string>;
      school_id: string;
      meeting_id: string;
      person_id: string;
      /** The meeting's capacity, which follows it. */
      places: number;
      /** `null`: on the waiting list. */
      place: number | null;
      asked_at: Date;
      given_at: Date | null;
    };
    meeting_hosts: {
      school_id: string;
      meeting_id: string;
      person_id: string;
      planner: Generated<boolean>;
    };
    /** A view of those of `meeting_hosts` who lead now: the planner, and who still teaches or assists. */
    meeting_leaders: {
      school_id: string;
      meeting_id: string;
      person_id: string;
      planner: boolean;
    };
    guests: {
      id: Generated<string>;
      school_id: string;
      meeting_id: string;
      origin: GuestOrigin;
      family_name: string;
      given_name: string;
      created_at: Generated<Date>;
    };
    /** A seat is a person's or a guest's, never both. */
    seats: {
      id: Generated<string>;
      school_id: string;
      meeting_id: string;
      person_id: string | null;
      guest_id: ColumnType<string | null, string | null | undefined, never>;
      role: SeatRole;
      state: SeatState;
      account_id: string | null;
      /** Hash of the mark of the browser that holds the seat, when a link gave it. */
      mark_hash: string | null;
      denied: Generated<MediaSource[]>;
      rights: RightsColumn;
      knocked_at: ColumnType<Date | null, Date | null | undefined, Date | null>;
      admitted_at: ColumnType<Date | null, Date | null | undefined, Date | null>;
      connected_at: ColumnType<Date | null, Date | null | undefined, Date | null>;
      /** Since when this one asks to speak, or for help; none of both, nor the floor, outside of the class. */
      hand_raised_at: ColumnType<Date | null, Date | null | undefined, Date | null>;
      help_asked_at: ColumnType<Date | null, Date | null | undefined, Date | null>;
      /** When a host gave the floor during « Calme », which ends with it. */
      floor_given_at: ColumnType<Date | null, Date | null | undefined, Date | null>;
      /** When a lot took this one, in a lesson that goes on. */
      picked_at: ColumnType<Date | null, Date | null | undefined, Date | null>;
      /** Since when everybody sees this one large. */
      spotlit_at: ColumnType<Date | null, Date | null | undefined, Date | null>;
      /** Where the same person goes on: in the lesson that took the place of this one, or, for who turned the page, in the next. */
      remade_as: ColumnType<string | null, string | null | undefined, string | null>;
      created_at: Generated<Date>;
    };
    bans: {
      id: Generated<string>;
      school_id: string;
      meeting_id: string;
      seat_id: string;
      person_id: string | null;
      lasts: BanSpan;
      reason: BanReason | null;
      note: string | null;
      by_person_id: string | null;
      created_at: Date;
      lifted_at: Date | null;
      lifted_by_person_id: string | null;
    };
  }
}
