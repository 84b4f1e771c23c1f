import { sql, type Kysely } from 'kysely';

/**
 * An outbox that is read. `waiting`: there is no mail server, and the mail can be read; `leaving`: it is on its
 * way, and nobody reads it; `refused`: its address is none, or the mail server answered so for good (its code),
 * and what it said is erased. Who read one first is kept beside it.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    alter table outbox_mails
      add column refused_code integer,
      add column opened_by_person_id uuid,
      add column opened_at timestamptz,
      alter column state drop default,
      drop constraint outbox_mails_state_check,
      add check (state in ('waiting', 'leaving', 'refused')),
      add foreign key (school_id, opened_by_person_id) references people (school_id, id)
        on delete set null (opened_by_person_id);
    create index on outbox_mails (opened_by_person_id);
    update outbox_mails set body_text = '', body_html = '' where state = 'refused';
  `.execute(db);
}

export async function down(db: Kysely<unknown>): Promise<void> {
  await sql`
    update outbox_mails set state = 'waiting' where state = 'leaving';
    alter table outbox_mails
      drop constraint outbox_mails_state_check,
      add check (state in ('waiting', 'refused')),
      alter column state set default 'waiting',
      drop column opened_at,
      drop column opened_by_person_id,
      drop column refused_code;
  `.execute(db);
}
