import type { Generated } from 'kysely';

declare module '../../platform/server/db.ts' {
  interface Database {
    accounts: {
      id: Generated<string>;
      school_id: string;
      person_id: string;
      username: string;
      email: string | null;
      email_verified: Generated<boolean>;
      created_at: Generated<Date>;
      updated_at: Generated<Date>;
    };
    sessions: {
      id: Generated<string>;
      token: string;
      account_id: string;
      expires_at: Date;
      created_at: Generated<Date>;
      updated_at: Generated<Date>;
    };
    credentials: {
      id: Generated<string>;
      account_id: string;
      provider: string;
      provider_account: string;
      password: string | null;
      created_at: Generated<Date>;
      updated_at: Generated<Date>;
    };
  }
}
