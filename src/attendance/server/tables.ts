import type { Generated } from 'kysely';
import type { Status } from '../contract/statuses.ts';
import '../../meeting/server/tables.ts';

type Line = { school_id: string; meeting_id: string; person_id: string };
type Made = { made_by: string | null; made_at: Date };

declare module '../../platform/server/db.ts' {
  interface Database {
    roll_call_corrections: Line &
      Made & {
        status: Status;
        late_minutes: number | null;
        from_status: Status;
        from_minutes: number | null;
      };
    /** `meeting_id` outlives the meeting: it is the record's own key. */
    roll_calls: {
      meeting_id: string;
      school_id: string;
      title: string;
      group_name: string;
      starts_at: Date;
      ends_at: Date;
      confirmed_at: Date;
      confirmed_by: string | null;
    };
    roll_call_hosts: Line;
    roll_call_entries: Line & { status: Status; late_minutes: number | null };
    roll_call_changes: Line &
      Made & {
        id: Generated<string>;
        from_status: Status;
        from_minutes: number | null;
        to_status: Status;
        to_minutes: number | null;
      };
  }
}
