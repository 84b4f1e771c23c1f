import { randomUUID } from 'node:crypto';
import type { Transact } from '../../../../platform/server/events/index.ts';
import { finishRollover, insertRollover } from '../rollovers.store.ts';
import { insertYear, setClosed } from '../years.store.ts';

const newName = () => randomUUID().slice(0, 30);
const counts = { archived: 0, kept: 0, unplaced: 0, suspended: 0, cancelled: 0 };

/** A school that has gone on to another year, the only one that is open. */
export const addYears = (transact: Transact, schoolId: string) =>
  transact(async (trx) => {
    await trx
      .updateTable('school_years')
      .set({ closed_at: new Date() })
      .where('school_id', '=', schoolId)
      .where('closed_at', 'is', null)
      .execute();
    const days = { startsOn: '2025-09-01', endsOn: '2026-08-31' };
    const from = await insertYear(trx, schoolId, { name: newName(), ...days });
    await setClosed(trx, schoolId, from, true);
    const yearId = await insertYear(trx, schoolId, { name: newName(), ...days });
    const rolloverId = await insertRollover(trx, { schoolId, from, to: yearId, by: null });
    await finishRollover(trx, { schoolId, rolloverId }, { counts, mark: '' });
    return { yearId, rolloverId };
  });
