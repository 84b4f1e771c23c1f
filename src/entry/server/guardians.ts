import type { MailFate } from '../../platform/contract/mails.ts';
import { Problem } from '../../platform/contract/problems.ts';
import type { Trx } from '../../platform/server/db.ts';
import { canReceive, type Mail } from '../../platform/server/mail/index.ts';
import { hoursInWords, lockMeeting, type MeetingRow } from '../../meeting/server/index.ts';
import { calledName, compareNames } from '../../school/contract/names.ts';
import type { PersonView } from '../../school/contract/people.ts';
import { listGuardianAddresses } from '../../school/server/index.ts';
import type { EntryLinkView } from '../contract/routes.ts';
import type { EntryCore } from './core.ts';
import { setRule } from './door.store.ts';
import { guardianMail } from './guardian-mail.ts';
import { letGo, lockPlanned, makeLinks, secretOf } from './links.ts';
import { findExpected } from './links.store.ts';
import { isMailingDue, listDueMailings, noteMailing } from './mailings.store.ts';

type MeetingId = { schoolId: string; meetingId: string };

/** Links that leave by themselves do so the day before a morning lesson, so that parents find them at night. */
const leaveBeforeMs = 18 * 3_600_000;

type Sent = { fate: MailFate; mailed: PersonView[]; without: PersonView[] };

/**
 * Sends each pupil's link to their guardians, at the addresses of the register and no other: new links, which
 * replace the ones before. A pupil whose guardians cannot be written to keeps theirs.
 * @returns what becomes of the mails, to whose guardians they are, and for whom nobody can be written to
 * @throws {Problem} `meeting.over`
 */
export const mailGuardians = (core: EntryCore, mail: Mail, meeting: MeetingId): Promise<Sent> =>
  core.transact(async (trx) => {
    await lockPlanned(trx, meeting);
    return sendLinks(core, trx, mail, meeting, await findExpected(trx, meeting, null));
  });

/**
 * For classes that chose so, sends the links of the lessons to come, once for each hour that a lesson is
 * given. A pupil whose link is open in a browser already needs no other. A lesson that fails keeps no other from
 * its links.
 */
export async function mailDueGuardians(core: EntryCore, mail: Mail): Promise<void> {
  const now = core.now();
  const span = { now, until: new Date(now.getTime() + leaveBeforeMs) };
  for (const meeting of await listDueMailings(core.db, span))
    await mailDue(core, mail, meeting, span).catch((err: unknown) =>
      core.log.error({ err, ...meeting }, 'the links of a lesson were not mailed'),
    );
}

const mailDue = (
  core: EntryCore,
  mail: Mail,
  meeting: MeetingId,
  span: { now: Date; until: Date },
): Promise<void> =>
  core.transact(async (trx) => {
    await lockMeeting(trx, meeting.schoolId, meeting.meetingId);
    if (!(await isMailingDue(trx, meeting, span))) return;
    const expected = await findExpected(trx, meeting, null);
    const waiting = expected.filter(({ opened }) => !opened);
    await sendLinks(core, trx, mail, meeting, waiting);
  });

/** Says whether the links of this lesson's class leave to the guardians by themselves, from now on. */
export async function ruleMailing(
  core: EntryCore,
  { schoolId, meetingId }: MeetingId,
  mailsGuardians: boolean,
): Promise<void> {
  await core.transact(async (trx) => {
    const row = await lockMeeting(trx, schoolId, meetingId);
    // The rule is a class's: a meeting of the staff has none.
    if (!row || row.group_id === null) throw new Problem('not_found');
    const group = { schoolId, groupId: row.group_id };
    await setRule(trx, group, { mails_guardians: mailsGuardians });
  });
}

async function sendLinks(
  core: EntryCore,
  trx: Trx,
  mail: Mail,
  meeting: MeetingId,
  expected: readonly PersonView[],
): Promise<Sent> {
  const pupilIds = expected.map(({ personId }) => personId);
  const { schoolId } = meeting;
  const guardians = await listGuardianAddresses(trx, { schoolId, pupilIds }, core.now());
  const within = guardians.filter(({ address }) => canReceive(address));
  const reached = [...new Set(within.map(({ pupilId }) => pupilId))];
  const links = reached.length > 0 ? await makeLinks(core, trx, meeting, reached) : [];
  await letGo(core, trx, meeting, { personIds: reached });
  const row = await lockMeeting(trx, schoolId, meeting.meetingId);
  if (row) {
    await noteMailing(trx, meeting, row.starts_at);
    for (const guardian of guardians)
      await write(trx, mail, row, guardian, links.find(isOf(guardian.pupilId)));
  }
  return {
    fate: mail.fate,
    mailed: links.map(({ person }) => person),
    without: expected
      .filter(({ personId }) => !reached.includes(personId))
      .map(({ personId, name }) => ({ personId, name }))
      .sort((a, b) => compareNames(a.name, b.name)),
  };
}

const isOf =
  (pupilId: string) =>
  ({ person }: EntryLinkView) =>
    person.personId === pupilId;

async function write(
  trx: Trx,
  mail: Mail,
  meeting: MeetingRow,
  guardian: { guardianId: string; address: string },
  link: EntryLinkView | undefined,
): Promise<void> {
  if (!link) return;
  const { day, from, to } = await hoursInWords(trx, meeting);
  await mail.send(trx, {
    schoolId: meeting.school_id,
    personId: guardian.guardianId,
    address: guardian.address,
    language: 'fr',
    template: guardianMail,
    facts: {
      pupil: calledName(link.person.name),
      title: meeting.title,
      day,
      hours: `de ${from} à ${to}`,
      secret: secretOf(link.link),
    },
  });
}
