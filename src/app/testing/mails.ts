import type { Installation } from './installation.ts';

/** A mail of a school that waits, for somebody of it. */
export async function addMail(
  { db }: Installation,
  { schoolId, personId }: { schoolId: string; personId: string },
): Promise<string> {
  const said = { subject: 'Votre compte', body_text: 'Bonjour', body_html: '<p>Bonjour</p>' };
  const { id } = await db
    .insertInto('outbox_mails')
    .values({
      school_id: schoolId,
      person_id: personId,
      recipient: 'essai@ecole.example',
      ...said,
      state: 'waiting',
    })
    .returning('id')
    .executeTakeFirstOrThrow();
  return id;
}
