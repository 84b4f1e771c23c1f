import type { ColumnType, Generated } from 'kysely';
import type { PollKind } from '../contract/kinds.ts';
import '../../meeting/server/tables.ts';

declare module '../../platform/server/db.ts' {
  interface Database {
    polls: {
      id: Generated<string>;
      school_id: string;
      meeting_id: string;
      kind: PollKind;
      anonymous: boolean;
      option_count: number;
      /** Question and choices, under the school's key, for this poll of this lesson alone. */
      sealed: string;
      /** What makes the tokens of an anonymous poll, sealed; `null` once it is closed. */
      ballot_key: string | null;
      /** How many answered an anonymous poll. */
      answered: Generated<number>;
      shared: Generated<boolean>;
      opened_at: Date;
      closed_at: ColumnType<Date | null, undefined, Date>;
      /** The prepared question that it asks. */
      set_id: ColumnType<string | null, string | null | undefined, never>;
      place: ColumnType<number | null, number | null | undefined, never>;
    };
    question_sets: {
      id: Generated<string>;
      school_id: string;
      person_id: string;
      /** Its name and its questions, under the school's key, for this list alone. */
      sealed: string;
      changed_at: Date;
    };
    /** Answers to polls by name. */
    poll_votes: {
      id: Generated<string>;
      school_id: string;
      poll_id: string;
      anonymous: Generated<false>;
      seat_id: string;
      /** The answer, under the school's key, for this seat and poll alone. */
      sealed: string;
    };
    /** Who has answered an open anonymous poll, by a token. */
    poll_ballots: {
      school_id: string;
      poll_id: string;
      anonymous: Generated<true>;
      token: string;
    };
    /** How many chose each choice of an anonymous poll. */
    poll_tallies: {
      school_id: string;
      poll_id: string;
      anonymous: Generated<true>;
      choice: number;
      votes: Generated<number>;
    };
    /** What was written in an anonymous poll. */
    poll_texts: {
      id: Generated<string>;
      school_id: string;
      poll_id: string;
      anonymous: Generated<true>;
      sealed: string;
    };
  }
}
