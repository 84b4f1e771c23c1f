import { createHash } from 'node:crypto';
import type { AccountActor, SeatActor } from '../../access/contract/actors.ts';
import { Problem } from '../../platform/contract/problems.ts';
import type { Trx } from '../../platform/server/db.ts';
import { record } from '../../platform/server/events/index.ts';
import { lockMeeting } from '../../meeting/server/index.ts';
import { messageReported } from '../contract/events.ts';
import { type Evidence, reportKeptDays, type ReportLine } from '../contract/report-routes.ts';
import { findReadable } from './chat.store.ts';
import { openMessages } from './messages.ts';
import {
  deleteReport,
  findReport,
  findReportNames,
  findSitter,
  insertReport,
  listReportRows,
  markOpened,
  type ReportRow,
} from './reports.store.ts';
import { standingOf } from './rules.ts';
import type { Chat } from './say.ts';

const dayMs = 24 * 3_600_000;
/** A report opens as the one of this message, and as no other. */
const placeOf = (messageId: string) => `chat report ${messageId}`;
const hashOf = (text: string) => createHash('sha256').update(text).digest('hex');

/** What is sealed. Whom it was for and who reported it are kept by reference: their names go when they do. */
type Said = Omit<Evidence, 'one' | 'reportedBy'>;

/**
 * A message as its readers see it now, and who has to do with it.
 * @throws {Problem} `not_found` for a message that is not there, or not theirs to read
 */
async function readSaid(trx: Trx, { seals }: Chat, actor: SeatActor, messageId: string) {
  const { schoolId, meetingId } = actor;
  const meeting = await lockMeeting(trx, schoolId, meetingId);
  const { reader } = await standingOf(trx, actor);
  const found = await findReadable(trx, actor, reader, messageId);
  if (!meeting || !found) throw new Problem('not_found');
  const [message] = await openMessages(seals, [found]);
  const sitterOf = ({ seatId }: { seatId: string }) => findSitter(trx, { schoolId, seatId });
  const reporter = await sitterOf(actor);
  const author = message && (await sitterOf(message.from));
  if (!message || !reporter || !author) throw new Problem('not_found');
  const one = message.one && (await sitterOf(message.one));
  const { from, to, text, at } = message;
  const said: Said = { lesson: meeting.title, from: from.name, to, text, at };
  return { said, author, one: one ?? null, reporter };
}

/**
 * Keeps a message that somebody reads, as it is now, sealed apart with the hash of what it says: taking the
 * message away afterwards does not take this away. Reported twice, it is kept once.
 * @throws {Problem} `not_found` for a message that is not there, or not theirs to read
 */
export async function reportMessage(
  chat: Chat,
  actor: SeatActor,
  messageId: string,
): Promise<void> {
  const { core, seals } = chat;
  const seal = await seals(actor.schoolId);
  await core.transact(async (trx) => {
    const { said, ...people } = await readSaid(trx, chat, actor, messageId);
    const text = JSON.stringify(said);
    const isNew = await insertReport(trx, {
      ...people,
      schoolId: actor.schoolId,
      messageId,
      sealed: seal.seal(text, placeOf(messageId)),
      hash: hashOf(text),
      at: core.now(),
    });
    if (!isNew) return;
    const to = { stream: actor.meetingId, audience: 'hosts', data: { messageId } } as const;
    await record(trx, messageReported, to);
  });
}

const lineOf = (row: ReportRow): ReportLine => ({
  reportId: row.id,
  reportedAt: row.reportedAt.toISOString(),
  erasedAt: new Date(row.reportedAt.getTime() + reportKeptDays * dayMs).toISOString(),
  hash: row.hash,
  opened: row.openedAt && { at: row.openedAt.toISOString(), by: row.openedBy },
});

/** A school's reports, latest first, without anything of what was said. */
export const listReports = async ({ core }: Chat, schoolId: string): Promise<ReportLine[]> =>
  (await listReportRows(core.db, schoolId)).map(lineOf);

/**
 * Reads a report, and keeps who did so first.
 * @throws {Problem} `not_found`
 */
export async function openReport({ core, seals }: Chat, actor: AccountActor, reportId: string) {
  const ids = { schoolId: actor.schoolId, reportId };
  const seal = await seals(actor.schoolId);
  const { row, names } = await core.transact(async (trx) => {
    await markOpened(trx, ids, { personId: actor.personId, at: core.now() });
    return { row: await findReport(trx, ids), names: await findReportNames(trx, ids) };
  });
  if (!row) throw new Problem('not_found');
  const text = seal.open(row.sealed, placeOf(row.messageId));
  const evidence: Evidence = { ...(JSON.parse(text) as Said), ...names };
  return { evidence, intact: hashOf(text) === row.hash, report: lineOf(row) };
}

/** Erases a report before its time. @throws {Problem} `not_found` */
export async function dropReport(
  { core }: Chat,
  { schoolId }: AccountActor,
  reportId: string,
): Promise<void> {
  const wasThere = await core.transact((trx) => deleteReport(trx, { schoolId, reportId }));
  if (!wasThere) throw new Problem('not_found');
}
