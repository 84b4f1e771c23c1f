import type { Generated } from 'kysely';
import type { OperatorKind } from '../../../access/contract/actors.ts';

declare module '../../../platform/server/db.ts' {
  interface Database {
    operators: {
      id: Generated<string>;
      kind: OperatorKind;
      label: string;
      username: string | null;
      password: string | null;
      totp_secret: Generated<string | null>;
      totp_next: Generated<string | null>;
      totp_step: Generated<number>;
      backup_codes: Generated<string[]>;
      created_at: Generated<Date>;
    };
    operator_schools: { operator_id: string; school_id: string };
    operator_sessions: {
      id: Generated<string>;
      operator_id: string;
      token_hash: string;
      second_factor_at: Generated<Date | null>;
      expires_at: Date;
      created_at: Generated<Date>;
    };
    installation_links: {
      id: Generated<string>;
      secret_hash: string;
      operator_id: string | null;
      school_id: string | null;
      person_id: string | null;
      expires_at: Date | null;
      created_at: Generated<Date>;
    };
  }
}
