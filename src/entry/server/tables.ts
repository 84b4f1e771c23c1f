import type { Generated } from 'kysely';

declare module '../../platform/server/db.ts' {
  interface Database {
    entry_links: {
      id: Generated<string>;
      school_id: string;
      meeting_id: string;
      person_id: string;
      secret_hash: string;
      mark_hash: string | null;
      bound_at: Date | null;
      second_holder_at: Date | null;
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
  }
}
