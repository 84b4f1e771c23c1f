import type { ColumnType, Generated } from 'kysely';
import type { RightSettings } from '../../../access/contract/rights.ts';

declare module '../../../platform/server/db.ts' {
  interface Database {
    rights_presets: {
      id: Generated<string>;
      school_id: string;
      person_id: string;
      name: string;
      rights: ColumnType<RightSettings, string, never>;
      created_at: Generated<Date>;
    };
  }
}
