import type { Generated } from 'kysely';
import '../../../meeting/server/tables.ts';

declare module '../../../platform/server/db.ts' {
  interface Database {
    breakouts: {
      id: Generated<string>;
      school_id: string;
      meeting_id: string;
      number: number;
      media_room: Generated<string>;
      opened_at: Date;
      /** When it closes by itself. */
      ends_at: Date | null;
      /** Since when it waits for somebody who leads. */
      called_at: Date | null;
      closed_at: Date | null;
      /** Learners choose where they go. */
      by_choice: Generated<boolean>;
      /** How many learners it takes, of those who choose. */
      learners_limit: Generated<number | null>;
    };
    breakout_seats: {
      seat_id: string;
      school_id: string;
      meeting_id: string;
      /** `null`: taken back to the main room by a host. */
      breakout_id: string | null;
      /** Put there by a host, and not by their own choice. */
      by_host: Generated<boolean>;
      /** A host, from the balcony: sends nothing. */
      listening: Generated<boolean>;
      /** When the seat was let in for the stay that this place is of. */
      stay_since: Date | null;
    };
    breakout_plans: {
      id: Generated<string>;
      school_id: string;
      group_id: string;
      /** Who keeps it, for themselves. */
      person_id: string;
      name: string;
      /** How many breakouts it has. */
      breakouts: number;
      minutes: number | null;
      by_choice: Generated<boolean>;
      /** Of those who choose, in each. */
      learners_limit: Generated<number | null>;
      created_at: Generated<Date>;
    };
    breakout_plan_people: {
      plan_id: string;
      school_id: string;
      person_id: string;
      number: number;
    };
    /** A view: the open breakout that each seat is in; who has no row is in the main room. */
    breakout_places: {
      seat_id: string;
      school_id: string;
      meeting_id: string;
      breakout_id: string;
      number: number;
      media_room: string;
      listening: boolean;
    };
  }
}
