import type { Generated } from 'kysely';
import '../../../meeting/server/tables.ts';

declare module '../../../platform/server/db.ts' {
  interface Database {
    /** What a class sees of its teacher's tools; whom they concern is on the seats. */
    class_tools: {
      meeting_id: string;
      school_id: string;
      /** `null` for a stopwatch. */
      timer_lasts_ms: number | null;
      /** What had run before it was last set going; `null`: there is no timer. */
      timer_elapsed_ms: number | null;
      timer_since: Date | null;
      /** Who sees the last one drawn by lot; `null`: nobody any more. */
      pick_shown_to: 'hosts' | 'all' | null;
      /** The last draw found nobody whom none had taken before. */
      pick_over: Generated<boolean>;
    };
  }
}
