import { createHash, randomUUID } from 'node:crypto';
import type { Core } from '../../../platform/server/core.ts';
import { openSchoolSeals } from '../../../school/server/index.ts';
import { insertMessage, newMessageId } from '../chat.store.ts';
import { sealText } from '../messages.ts';
import { insertReport } from '../reports.store.ts';

/** A message of a seat to all, for whom nobody is told; and the same reported, for those who read reports. */
export async function addChat(
  core: Core,
  seat: { schoolId: string; meetingId: string; seatId: string },
): Promise<{ messageId: string; reportId: string }> {
  const seal = await openSchoolSeals(core)(seat.schoolId);
  return core.transact(async (trx) => {
    const [messageId, reported] = [await newMessageId(trx), await newMessageId(trx)];
    const at = core.now();
    await insertMessage(trx, seat, {
      messageId,
      authorSeatId: seat.seatId,
      to: 'all',
      oneSeatId: null,
      sealed: sealText(seal, 'Bonjour', { ...seat, messageId }),
      attempt: randomUUID(),
      at,
    });
    const name = { title: null, given: 'Ana', family: 'Lopez' };
    const text = JSON.stringify({
      lesson: 'Cours',
      from: name,
      to: 'all',
      one: null,
      text: 'Bonjour',
      at: at.toISOString(),
      reportedBy: name,
    });
    await insertReport(trx, {
      schoolId: seat.schoolId,
      messageId: reported,
      authorId: null,
      reporterId: null,
      sealed: seal.seal(text, `chat report ${reported}`),
      hash: createHash('sha256').update(text).digest('hex'),
      at,
    });
    const { id: reportId } = await trx
      .selectFrom('chat_reports')
      .select('id')
      .where('message_id', '=', reported)
      .executeTakeFirstOrThrow();
    return { messageId, reportId };
  });
}
