import { randomUUID } from 'node:crypto';
import type { RouteDefinition } from '../../platform/contract/route.ts';
import { addProviderThings } from '../../identity/server/providers/testing/federation-things.ts';
import { addImport } from '../../school/server/imports/testing/an-import.ts';
import { addYears } from '../../school/server/years/testing/a-year.ts';
import { planLesson } from '../../meeting/server/index.ts';
import { createGroup, createPeople } from '../../school/server/index.ts';
import { addPlan } from './breakout-plans.ts';
import { breakoutThings, chatThings, pollThings, questionThings } from './class-things.ts';
import type { Installation, School } from './installation.ts';
import { addMail } from './mails.ts';
import { addPreset } from './presets.ts';

type Who = { personId: string; accountId: string };
type Things = Record<string, unknown>;

/** The account of a username, as whoever calls; the head's stands in for callers who have none. */
export const accountOf = (here: Installation, school: School, username: string): Promise<Who> =>
  here.db
    .selectFrom('accounts')
    .select(['id as accountId', 'person_id as personId'])
    .where('username', '=', `${username}@${school.uai.toLowerCase()}`)
    .executeTakeFirstOrThrow();

/** A provider's form, well filled in. */
const providerForm = {
  kind: 'cas',
  settings: { server: 'https://cas.example/cas' },
  secrets: {},
  attributes: {
    identifiers: [{ attribute: 'uid', scheme: 'ent', form: 'whole' }],
    family: 'sn',
    given: 'givenName',
    uai: null,
  },
};

const kindOf = (id: string) => {
  if (id === 'sign-in.metadata') return 'saml';
  return /^(sign-in\.(keys|launch)|provider\.(course|platform)|course\.)/.test(id) ? 'lti' : 'cas';
};

/**
 * What a route acts upon, made for this very call: whatever an earlier caller took away is there again, and
 * what is only shown to its owner is the caller's own. So a cell says what the rules say, and nothing else.
 */
export async function thingsFor(
  here: Installation,
  school: School,
  { id }: Pick<RouteDefinition, 'id'>,
  who: Who,
): Promise<Things> {
  const { schoolId } = school;
  if (/^(provider|course|sign-in)\./.test(id)) {
    const place = { schoolId, secret: here.app.core.config.secret, ...who };
    const made = await addProviderThings(here.db, kindOf(id), place);
    // Who arrives is bound to somebody of the register, here the caller.
    return { ...providerForm, ...made, personId: who.personId };
  }
  if (id.startsWith('import.'))
    return { importId: await addImport(here.app.core.transact, schoolId) };
  // Somebody who stands on the list of the lesson.
  if (id === 'attendance.correct') return { personId: school.pupilIds[0] };
  if (id.startsWith('year.')) return addYears(here.app.core.transact, schoolId);
  if (id === 'outbox.read') return { mailId: await addMail(here, { schoolId, ...who }) };
  if (id.startsWith('account.own.')) return ownThings(here, schoolId, who);
  // Of a class that the caller teaches: who may plan for others’ is told by tests of its own.
  if (id === 'meeting.plan') return { groupId: await taughtBy(here, schoolId, who) };
  if (/^chat\.(tell|delete|report|evidence)/.test(id)) return chatThings(here, schoolId);
  if (id.startsWith('question.') || id === 'poll.ask_prepared')
    return questionThings(here, school, who.personId, id);
  if (id.startsWith('poll.')) return pollThings(here, schoolId);
  if (id === 'preset.delete') return { presetId: await addPreset(here, { schoolId, ...who }) };
  if (id === 'breakouts.plans.delete') return { planId: await addPlan(here, { schoolId, ...who }) };
  if (id.startsWith('breakouts.')) return breakoutThings(here, schoolId, id);
  if (id === 'class.turn') return { meetingId: await ledBy(here, school, who) };
  if (/^(person|people|group|guardian)\./.test(id)) return registerThings(here, school, id);
  if (/^meeting\.(guest|class-link)\./.test(id)) return doorThings(here, schoolId);
  if (/^meeting\.(staff_change|reserv|give)/.test(id)) return staffMeetingOf(here, school);
  return {};
}

/** An invited guest with a link, and a class link, for the school's lesson. */
async function doorThings({ db }: Installation, school_id: string) {
  const { id: meeting_id } = await db
    .selectFrom('meetings')
    .select('id')
    .where('school_id', '=', school_id)
    // The lesson that was there first: other cells plan and remake some of their own.
    .orderBy('id')
    .limit(1)
    .executeTakeFirstOrThrow();
  const guest = { origin: 'invited' as const, given_name: 'Ana', family_name: 'Lopez' };
  const { id: guestId } = await db
    .insertInto('guests')
    .values({ school_id, meeting_id, ...guest })
    .returning('id')
    .executeTakeFirstOrThrow();
  const free = { mark_hash: null, bound_at: null, second_holder_at: null };
  await db
    .insertInto('entry_links')
    .values({
      school_id,
      meeting_id,
      person_id: null,
      guest_id: guestId,
      ...free,
      secret_hash: randomUUID(),
    })
    .execute();
  await db
    .insertInto('class_links')
    .values({ school_id, meeting_id, secret_hash: randomUUID() })
    .onConflict((conflict) => conflict.column('meeting_id').doNothing())
    .execute();
  return { guestId };
}

/** A meeting of the staff with places to reserve, led by the school's teacher. */
async function staffMeetingOf({ db, clock }: Installation, { schoolId, teacherId }: School) {
  const startsAt = new Date(clock.now().getTime() + 48 * 3_600_000);
  const { id: meetingId } = await db
    .insertInto('meetings')
    .values({
      school_id: schoolId,
      series_id: null,
      kind: 'staff',
      title: 'Conseil',
      group_id: null,
      places: 10,
      starts_at: startsAt,
      ends_at: new Date(startsAt.getTime() + 3_600_000),
      opened_at: null,
      ended_at: null,
    })
    .returning('id')
    .executeTakeFirstOrThrow();
  const of = { school_id: schoolId, meeting_id: meetingId };
  await db
    .insertInto('meeting_hosts')
    .values({ ...of, person_id: teacherId, planner: true })
    .execute();
  return { meetingId };
}

async function ownThings({ db }: Installation, school_id: string, { accountId }: Who) {
  const session = { account_id: accountId, token: randomUUID(), second_factor_at: null };
  const { id: sessionId } = await db
    .insertInto('sessions')
    .values({ ...session, expires_at: new Date(Date.now() + 3_600_000) })
    .returning('id')
    .executeTakeFirstOrThrow();
  const key = { credential_id: randomUUID(), public_key: '', counter: 0, name: 'Clé' };
  const { id: passkeyId } = await db
    .insertInto('passkeys')
    .values({ ...key, account_id: accountId, school_id, used_at: null })
    .returning('id')
    .executeTakeFirstOrThrow();
  return { sessionId, passkeyId };
}

const taughtBy = ({ app }: Installation, schoolId: string, { personId }: Who) =>
  app.core.transact((trx) =>
    createGroup(trx, schoolId, {
      name: `T ${randomUUID()}`,
      kind: 'teaching',
      pupilIds: [],
      teacherIds: [personId],
    }),
  );

/** A lesson to come, which this person leads. */
async function ledBy({ app }: Installation, { schoolId, groupId }: School, { personId }: Who) {
  const hours = { day: '2026-03-24', from: '16:00', to: '17:00', opensBeforeMinutes: 10 as const };
  const plan = { ...hours, title: 'Cours suivant', groupId, repeat: null };
  const [meeting] = await planLesson(app.core, { schoolId, personId }, plan);
  return meeting?.meetingId;
}

const registerThings = ({ app }: Installation, { schoolId, teacherId }: School, id: string) =>
  app.core.transact(async (trx) => {
    const name = { family: 'Essai', given: 'Camille', title: null };
    const [personId = '', guardianId = ''] = await createPeople(trx, schoolId, [
      { role: 'pupil', name },
      { role: 'guardian', name },
    ]);
    if (id === 'guardian.end')
      await trx
        .insertInto('guardianships')
        .values({
          school_id: schoolId,
          guardian_id: guardianId,
          pupil_id: personId,
          ended_at: null,
        })
        .execute();
    const members = { pupilIds: [personId], teacherIds: [teacherId] };
    const group = { name: `G ${personId}`, kind: 'teaching', ...members } as const;
    // Naming a head is a rule of its own, with tests of its own: the role asked for here is a teacher's.
    const role = id === 'person.add' || id === 'person.appoint' ? { role: 'teacher' } : {};
    return { personId, guardianId, groupId: await createGroup(trx, schoolId, group), ...role };
  });
