import type { ColumnType, Generated } from 'kysely';
import type { Audience } from '../../contract/event.ts';

declare module '../db.ts' {
  interface Database {
    event_streams: { id: string; last_number: Generated<number> };
    events: {
      stream_id: string;
      number: number;
      type: string;
      audience: Audience;
      data: ColumnType<Record<string, unknown>, string, never>;
      at: Generated<Date>;
    };
  }
}
