import type { Generated } from 'kysely';
import type { AttributeMap } from '../../contract/providers/attributes.ts';
import type { ProviderKind } from '../../contract/providers/kinds.ts';
import '../tables.ts';

/** JSON that is written as text and read as what it holds. */
type Json<T> = import('kysely').ColumnType<T, string, string>;

declare module '../../../platform/server/db.ts' {
  interface Database {
    identity_providers: {
      id: Generated<string>;
      school_id: string;
      kind: ProviderKind;
      name: string;
      settings: Json<Record<string, string>>;
      sealed_secrets: string | null;
      attributes: Json<AttributeMap>;
      enabled: Generated<boolean>;
      created_at: Generated<Date>;
      updated_at: Generated<Date>;
    };
    provider_ways: {
      state_hash: string;
      school_id: string;
      provider_id: string;
      browser_hash: string;
      tester_id: string | null;
      sealed_kept: string;
      sealed_answer: string | null;
      expires_at: Date;
    };
    provider_tests: {
      id: Generated<string>;
      school_id: string;
      provider_id: string;
      tester_id: string;
      sealed_result: string;
      expires_at: Date;
    };
    provider_visits: {
      id: Generated<string>;
      school_id: string;
      provider_id: string;
      subject: string;
      told_name: string | null;
      identifiers: Json<{ scheme: string; value: string }[]>;
      reason: 'unknown' | 'several';
      refused_at: Date | null;
      created_at: Generated<Date>;
      last_at: Generated<Date>;
      expires_at: Date;
    };
    provider_sessions: {
      session_id: string;
      school_id: string;
      provider_id: string;
      handle_hash: string;
    };
  }
}
