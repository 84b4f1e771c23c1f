import { signedIn, type Installation, type School } from './installation.ts';

const casOf = (server: string) => ({
  kind: 'cas',
  name: 'ENT de l’académie',
  settings: { server },
  secrets: {},
  attributes: {
    identifiers: [{ attribute: 'uid', scheme: 'ent', form: 'whole' }],
    family: 'sn',
    given: 'givenName',
    uai: null,
  },
});

/** A provider of a school, and something of each kind that hangs on one. */
export async function providerIds(installation: Installation, school: School) {
  const head = await signedIn(installation, school, 'chef');
  const added = await head.post('/api/providers', casOf('https://cas.example/cas'));
  if (added.statusCode !== 200) throw new Error(added.body);
  const { providerId } = added.json().provider as { providerId: string };
  const place = { school_id: school.schoolId, provider_id: providerId };
  const expires_at = new Date(Date.now() + 3600_000);
  const { id: visitId } = await installation.db
    .insertInto('provider_visits')
    .values({ ...place, subject: 'x', identifiers: '[]', reason: 'unknown', expires_at })
    .returning('id')
    .executeTakeFirstOrThrow();
  const account = await installation.db
    .selectFrom('accounts')
    .select('id')
    .where('school_id', '=', school.schoolId)
    .where('username', 'like', 'chef@%')
    .executeTakeFirstOrThrow();
  const { id: testId } = await installation.db
    .insertInto('provider_tests')
    .values({ ...place, tester_id: account.id, sealed_result: '', expires_at })
    .returning('id')
    .executeTakeFirstOrThrow();
  const { id: courseId } = await installation.db
    .insertInto('provider_courses')
    .values({
      ...place,
      context: 'x',
      roster_url: 'https://ent.example/liste',
      seen_at: expires_at,
    })
    .returning('id')
    .executeTakeFirstOrThrow();
  const { id: linkId } = await installation.db
    .insertInto('course_links')
    .values({ ...place, sealed_request: '', expires_at })
    .returning('id')
    .executeTakeFirstOrThrow();
  return { providerId, visitId, testId, courseId, linkId };
}
