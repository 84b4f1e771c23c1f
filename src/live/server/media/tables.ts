import type { Generated } from 'kysely';

declare module '../../../platform/server/db.ts' {
  interface Database {
    webhook_receipts: { id: string; received_at: Generated<Date> };
  }
}
