import { createHash, randomUUID } from 'node:crypto';
import type { Core } from '../../../platform/server/core.ts';
import { newId } from '../../../platform/server/new-id.store.ts';
import { openSchoolSeals } from '../../../school/server/index.ts';
import { insertMessage } from '../chat.store.ts';
import { sealText } from '../messages.ts';
import { insertReport } from '../reports.store.ts';

type Seat = { schoolId: string; meetingId: string; seatId: string };

/** Messages of a seat to all, in this order; nobody is told. @returns their ids */
export async function addMessages(
  core: Core,
  seat: Seat,
  texts: readonly string[],
): Promise<string[]> {
  const seal = await openSchoolSeals(core)(seat.schoolId);
  return core.transact(async (trx) => {
    const ids: string[] = [];
    for (const text of texts) {
      const messageId = await newId(trx);
      await insertMessage(trx, seat, {
        messageId,
        authorSeatId: seat.seatId,
        to: 'all',
        oneSeatId: null,
        breakoutId: null,
        sealed: sealText(seal, text, { ...seat, messageId }),
        attempt: randomUUID(),
        at: core.now(),
      });
      ids.push(messageId);
    }
    return ids;
  });
}

const nobody = { personId: null, guestId: null };

/** A message of a seat to all, and another that was reported. */
export async function addChat(
  core: Core,
  seat: Seat,
): Promise<{ messageId: string; reportId: string }> {
  const [messageId = ''] = await addMessages(core, seat, ['Bonjour']);
  const seal = await openSchoolSeals(core)(seat.schoolId);
  return core.transact(async (trx) => {
    const reported = await newId(trx);
    const at = core.now();
    const name = { title: null, given: 'Ana', family: 'Lopez' };
    const text = JSON.stringify({
      lesson: 'Cours',
      from: name,
      to: 'all',
      text: 'Bonjour',
      at: at.toISOString(),
    });
    await insertReport(trx, {
      schoolId: seat.schoolId,
      messageId: reported,
      author: nobody,
      one: null,
      reporter: nobody,
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
