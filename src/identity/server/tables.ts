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
      /** When this session showed a second factor; a session opened by a passkey did at once. */
      second_factor_at: Date | null;
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
    verifications: {
      id: Generated<string>;
      identifier: string;
      value: string;
      expires_at: Date;
      created_at: Generated<Date>;
      updated_at: Generated<Date>;
    };
    invitations: {
      account_id: string;
      school_id: string;
      secret_hash: string;
      expires_at: Date;
      created_at: Generated<Date>;
    };
    totp_secrets: {
      account_id: string;
      school_id: string;
      /** Encrypted: it must be read again to check a code. */
      sealed_secret: string;
      /** Until a first code was right, it is no second factor. */
      confirmed_at: Date | null;
      /** The last step whose code was taken: none is taken twice. */
      last_step: Generated<number>;
      created_at: Generated<Date>;
    };
    backup_codes: { account_id: string; school_id: string; code_hash: string };
    passkeys: {
      id: Generated<string>;
      account_id: string;
      school_id: string;
      credential_id: string;
      /** COSE key, base64url. */
      public_key: string;
      counter: number;
      transports: Generated<string[]>;
      name: string;
      created_at: Generated<Date>;
      used_at: Date | null;
    };
    failed_sign_ins: {
      account_id: string;
      failures: number;
      /** How many of them the owner was told of by mail. */
      mailed: Generated<number>;
      first_at: Date;
      last_at: Date;
    };
    known_browsers: { secret_hash: string; account_id: string; expires_at: Date };
  }
}
