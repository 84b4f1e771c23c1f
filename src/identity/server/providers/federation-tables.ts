import type { ColumnType, Generated } from 'kysely';
import './tables.ts';

declare module '../../../platform/server/db.ts' {
  interface Database {
    provider_answers: {
      school_id: string;
      provider_id: string;
      answer_hash: string;
      expires_at: Date;
    };
    provider_keys: {
      school_id: string;
      provider_id: string;
      key_id: string;
      public_key: ColumnType<Record<string, string>, string, string>;
      sealed_private_key: string;
      created_at: Generated<Date>;
    };
    provider_courses: {
      id: Generated<string>;
      school_id: string;
      provider_id: string;
      context: string;
      title: string | null;
      roster_url: string;
      seen_at: Date;
    };
    course_links: {
      id: Generated<string>;
      school_id: string;
      provider_id: string;
      sealed_request: string;
      expires_at: Date;
    };
  }
}
