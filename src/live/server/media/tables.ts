import type { Generated } from 'kysely';
// Meetings and seats are declared beside their own store.
import type {} from '../../../meeting/server/index.ts';

declare module '../../../platform/server/db.ts' {
  interface Database {
    webhook_receipts: { id: string; received_at: Generated<Date> };
  }
}
