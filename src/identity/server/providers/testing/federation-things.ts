import { randomUUID } from 'node:crypto';
import type { Db } from '../../../../platform/server/db.ts';
import { sealedFor } from '../lti/course-link.ts';
import { subjectScheme } from '../providers.store.ts';
import { createSeal } from '../seal.ts';

const settings = {
  cas: { server: 'https://127.0.0.1:9/cas' },
  saml: {},
  lti: {
    issuer: 'https://127.0.0.1:9',
    clientId: 'preau',
    deployments: '1',
    signInUrl: 'https://127.0.0.1:9/entree',
    keysUrl: 'https://127.0.0.1:9/cles',
  },
} as const;

type Place = { schoolId: string; secret: string; personId: string; accountId: string };

/**
 * A provider of a school, offered, with one of each thing that hangs on one, which wait for this person;
 * written as rows, for what is looked at is who may touch them.
 * @param place.secret the installation's
 */
export async function addProviderThings(db: Db, kind: keyof typeof settings, place: Place) {
  const { schoolId: school_id, personId, accountId } = place;
  const returning = async (query: { executeTakeFirstOrThrow: () => Promise<{ id: string }> }) =>
    (await query.executeTakeFirstOrThrow()).id;
  const providerId = await returning(
    db
      .insertInto('identity_providers')
      .values({
        school_id,
        kind,
        name: 'ENT',
        settings: JSON.stringify(settings[kind]),
        sealed_secrets: null,
        attributes: JSON.stringify({ identifiers: [], family: null, given: null, uai: null }),
        enabled: true,
      })
      .returning('id'),
  );
  const own = { school_id, provider_id: providerId };
  const later = new Date(Date.now() + 3_600_000);
  const subject = `sujet ${providerId}`;
  const visitId = await returning(
    db
      .insertInto('provider_visits')
      .values({ ...own, subject, identifiers: '[]', reason: 'unknown', expires_at: later })
      .returning('id'),
  );
  const test = { ...own, tester_id: accountId, sealed_result: '', expires_at: later };
  const testId = await returning(db.insertInto('provider_tests').values(test).returning('id'));
  const course = { ...own, context: 'x', roster_url: 'https://127.0.0.1:9/liste', seen_at: later };
  const courseId = await returning(
    db.insertInto('provider_courses').values(course).returning('id'),
  );
  await db
    .insertInto('person_identifiers')
    .values({ school_id, person_id: personId, scheme: subjectScheme(providerId), value: subject })
    .execute();
  const linkId = randomUUID();
  const asked = { subject, deploymentId: '1', returnUrl: 'https://127.0.0.1:9', data: null };
  const sealed_request = sealedFor(createSeal(place.secret), linkId, { ...asked, course: null });
  await db
    .insertInto('course_links')
    .values({ ...own, id: linkId, sealed_request, expires_at: later })
    .execute();
  return { providerId, visitId, testId, courseId, linkId };
}
