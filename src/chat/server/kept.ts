import type { AccountActor } from '../../access/contract/actors.ts';
import { Problem } from '../../platform/contract/problems.ts';
import { findLessonOver, latestAmong, lineageOf, listLedWith } from '../../meeting/server/index.ts';
import type { FileLanguage } from '../../platform/server/csv.ts';
import type { KeptMessages, Term } from '../contract/kept-routes.ts';
import { firstTerm, type TermDays } from '../contract/terms.ts';
import { listAll } from './chat.store.ts';
import { messagesFile, mostInFile } from './export.ts';
import { eraseAll, findErasure, messagesLeft } from './kept.store.ts';
import { openMessages, pageOf } from './messages.ts';
import type { Chat } from './say.ts';
import { findTerm, insertTerm } from './terms.store.ts';

type MeetingId = { schoolId: string; meetingId: string };

/** How long a school keeps the messages of a lesson, and who chose it. */
export async function readTerm({ core }: Chat, schoolId: string): Promise<Term> {
  const chosen = await findTerm(core.db, schoolId);
  if (!chosen) return { days: firstTerm, set: null };
  return { days: chosen.days, set: { at: chosen.at.toISOString(), by: chosen.by } };
}

/** Chooses how long; what is chosen again is as it was. */
export async function setTerm(chat: Chat, actor: AccountActor, days: TermDays): Promise<Term> {
  const { schoolId, personId } = actor;
  const { core } = chat;
  await core.transact(async (trx) => {
    const before = await findTerm(trx, schoolId);
    if (before?.days !== days) await insertTerm(trx, { schoolId, personId, days, at: core.now() });
  });
  return readTerm(chat, schoolId);
}

/** A lesson that is over, with those whose place it took, which were a part of it. */
async function findOver({ core: { db } }: Chat, id: MeetingId) {
  const found = await findLessonOver(db, id);
  if (!found) throw new Problem('not_found');
  if (found.endedAt === null) throw new Problem('chat.lesson_not_over');
  return { lesson: found.lesson, meetingIds: await lineageOf(db, id) };
}

/**
 * The latest messages of a lesson that is over, or the latest before one of them, as who led it read them.
 * @throws {Problem} `not_found`; `chat.lesson_not_over` before
 */
export async function readKept(
  chat: Chat,
  id: MeetingId,
  before: string | undefined,
): Promise<KeptMessages> {
  const { meetingIds, lesson } = await findOver(chat, id);
  const { found, more } = await pageOf((atMost) =>
    listAll(chat.core.db, { ...id, meetingIds }, { atMost, before }),
  );
  return {
    lesson,
    erasedAt: (await findErasure(chat.core.db, id)).toISOString(),
    messages: await openMessages(chat.seals, found),
    more,
  };
}

/** All of them for a spreadsheet. @throws {Problem} `not_found`, `chat.lesson_not_over` */
export async function keptFile(chat: Chat, id: MeetingId, language: FileLanguage) {
  const { meetingIds } = await findOver(chat, id);
  const found = await listAll(chat.core.db, { ...id, meetingIds }, { atMost: mostInFile });
  return messagesFile(chat, id.schoolId, found, language);
}

/** Erases them before their time. @throws {Problem} `not_found`, `chat.lesson_not_over` */
export async function clearKept(chat: Chat, id: MeetingId): Promise<void> {
  const { meetingIds } = await findOver(chat, id);
  await chat.core.transact((trx) => eraseAll(trx, id.schoolId, meetingIds));
}

/** Lessons of which somebody may read messages now. */
export async function listKept(
  { core: { db } }: Chat,
  who: { schoolId: string; personId: string },
): Promise<string[]> {
  return latestAmong(db, who.schoolId, await listLedWith(db, who, messagesLeft));
}
