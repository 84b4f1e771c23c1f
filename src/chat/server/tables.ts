import type { ColumnType, Generated } from 'kysely';
import type { Message } from '../contract/routes.ts';
import '../../meeting/server/tables.ts';

declare module '../../platform/server/db.ts' {
  interface Database {
    chat_messages: {
      id: Generated<string>;
      school_id: string;
      meeting_id: string;
      author_seat_id: string;
      sent_to: Message['to'];
      /** Whom it is for, beside those who lead; when it is to one. */
      one_seat_id: string | null;
      /** The breakout where it was said to all: for those in it. */
      breakout_id: ColumnType<string | null, string | null | undefined, never>;
      /** The text, under the school's key, for this message of this lesson alone. */
      sealed: string;
      attempt: string;
      sent_at: Date;
    };
    /** What holds for the messages of a class's lessons, once somebody set it. */
    chat_rules: {
      school_id: string;
      group_id: string;
      late_reads: boolean;
      pupil_links: boolean;
      slow_seconds: number;
    };
    /** How long a school keeps messages: each choice, the latest holds. */
    chat_terms: {
      id: Generated<string>;
      school_id: string;
      days: number;
      set_at: Date;
      set_by_person_id: string | null;
    };
    /** A message that somebody reported, as it was read then. */
    chat_reports: {
      id: Generated<string>;
      school_id: string;
      message_id: string;
      /** Somebody of the register or a guest: each id is `null` for the other, and for who is erased. */
      author_person_id: string | null;
      author_guest_id: string | null;
      /** Whom it was for, when it was to one. */
      one_person_id: string | null;
      one_guest_id: string | null;
      reporter_person_id: string | null;
      reporter_guest_id: string | null;
      /** The evidence, under the school's key, for this message alone. */
      sealed: string;
      hash: string;
      reported_at: Date;
      opened_by_person_id: string | null;
      opened_at: Date | null;
    };
  }
}
