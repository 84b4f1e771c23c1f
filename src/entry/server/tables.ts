import type { Generated } from 'kysely';
import type { LobbyPhrase } from '../contract/door-routes.ts';

declare module '../../platform/server/db.ts' {
  interface Database {
    entry_links: {
      id: Generated<string>;
      school_id: string;
      meeting_id: string;
      /** A link is a person's or a guest's, never both. */
      person_id: string | null;
      guest_id: string | null;
      secret_hash: string;
      mark_hash: string | null;
      bound_at: Date | null;
      second_holder_at: Date | null;
      created_at: Generated<Date>;
    };
    class_links: {
      meeting_id: string;
      school_id: string;
      secret_hash: string;
      guests: Generated<boolean>;
      created_at: Generated<Date>;
    };
    calendar_feeds: {
      person_id: string;
      school_id: string;
      secret_hash: string;
      created_at: Generated<Date>;
    };
    link_requests: {
      id: Generated<string>;
      school_id: string;
      link_id: string;
      mark_hash: string;
      asked_at: Date;
      refused_at: Date | null;
    };
    door_rules: {
      school_id: string;
      group_id: string;
      admits_signed_in: Generated<boolean>;
      mails_guardians: Generated<boolean>;
    };
    guardian_mailings: { meeting_id: string; school_id: string; starts_at: Date };
    lobby_messages: {
      school_id: string;
      meeting_id: string;
      phrase: LobbyPhrase | null;
      words: string | null;
      by_person_id: string | null;
      told_at: Date;
    };
  }
}
