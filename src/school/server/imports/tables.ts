import type { ColumnType, Generated } from 'kysely';
import type { ImportChosen, ImportCounts, ImportFault } from '../../contract/imports/routes.ts';
import type { CsvColumns, ImportFormat, ImportState } from '../../contract/imports/words.ts';
import type { Step } from './steps.ts';
import '../tables.ts';

/** What is told of a file: names of columns and numbers of lines, never a value of theirs. */
export type ImportReport = {
  surplus: string[];
  faults: ImportFault[];
  refused: number;
  /** Not there before there was a choice. */
  chosen?: ImportChosen[];
};

type Json<T> = ColumnType<T, string, string>;

declare module '../../../platform/server/db.ts' {
  interface Database {
    imports: {
      id: Generated<string>;
      school_id: string;
      created_by: string | null;
      format: ImportFormat;
      state: Generated<ImportState>;
      counts: Json<ImportCounts>;
      report: Json<ImportReport>;
      register_mark: string;
      total: number;
      cursor: Generated<number>;
      created_at: Generated<Date>;
      /** When the work went on for the last time. */
      worked_at: Date | null;
      finished_at: Date | null;
    };
    import_steps: {
      school_id: string;
      import_id: string;
      number: number;
      kind: Step['kind'];
      action: Step['action'];
      subject_id: string | null;
      other_id: string | null;
      role: string | null;
      line: number | null;
      reason: string | null;
      choice: Step['choice'];
      data: Step['data'];
      before: Step['before'];
      done_at: Date | null;
    };
    import_columns: {
      school_id: string;
      signature: string;
      columns: Json<CsvColumns>;
      updated_at: Generated<Date>;
    };
  }
}
