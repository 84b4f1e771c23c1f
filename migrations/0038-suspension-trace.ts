import { sql, type Kysely } from 'kysely';

/** Which operator suspended a school, or lifted that (without a reason), and when. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    create table suspension_changes (
      id uuid primary key default uuidv7(),
      school_id uuid not null references schools on delete cascade,
      operator_id uuid references operators on delete set null,
      reason text check (reason in ('contract_ended', 'disagreement', 'security', 'asked')),
      at timestamptz not null
    );
    create index on suspension_changes (school_id, at);
    create index on suspension_changes (operator_id);`.execute(db);
}

export async function down(db: Kysely<unknown>): Promise<void> {
  await sql`drop table suspension_changes;`.execute(db);
}
