import type { ColumnType, Generated } from 'kysely';
import type { RolloverCounts } from '../../contract/years/routes.ts';
import '../tables.ts';

declare module '../../../platform/server/db.ts' {
  interface Database {
    year_rollovers: {
      id: Generated<string>;
      school_id: string;
      from_year_id: string;
      /** `null` once taken back: the year that it began is gone. */
      to_year_id: string | null;
      done_by: string | null;
      counts: ColumnType<RolloverCounts, string, string>;
      mark: string;
      done_at: Generated<Date>;
      undone_at: Date | null;
    };
    year_rollover_steps: {
      school_id: string;
      rollover_id: string;
      action: 'archive' | 'keep' | 'suspend' | 'cancel';
      group_id: string | null;
      person_id: string | null;
      meeting_id: string | null;
      /** What a group and a person bore before. */
      was_year_id: string | null;
      was_updated_at: Date | null;
    };
  }
}
