import { z } from 'zod';
import { id } from '../../../platform/contract/values.ts';
import type { Core } from '../../../platform/server/core.ts';
import type { Trx } from '../../../platform/server/db.ts';
import { defineJob } from '../../../platform/server/jobs/index.ts';
import { dropUnwritten, measureTables, writeBatch } from './apply.store.ts';
import { lockImport, updateImport, type ImportId } from './imports.store.ts';
import { dropUndone, takeBack } from './undo.store.ts';

export const importWork = defineJob('imports.work', z.strictObject({ schoolId: id, importId: id }));

const batchSize = 1_000;

/**
 * Writes or takes back an import to its end, batch by batch. Each batch is one transaction that also moves
 * the cursor: killed anywhere, the next one goes on from there and nothing is written twice.
 * @param signal says that the server stops: what remains is for the next one
 * @throws when the server stops before the end
 */
export async function workOn(
  { transact, now }: Pick<Core, 'transact' | 'now'>,
  of: ImportId,
  signal: AbortSignal,
): Promise<void> {
  for (let batch = 0; ; batch += 1) {
    signal.throwIfAborted();
    // Each time that there is twice as much as the time before: 0, 1, 2, 4, 8 batches.
    if ((batch & (batch - 1)) === 0) await transact(measureTables);
    const isOver = await transact((trx) => oneBatch(trx, of, now()));
    if (isOver) return;
  }
}

async function oneBatch(trx: Trx, of: ImportId, at: Date): Promise<boolean> {
  const row = await lockImport(trx, of);
  if (row?.state === 'applying') return writeNext(trx, of, row, at);
  if (row?.state === 'undoing') return takeBackNext(trx, of, row, at);
  return true;
}

type Place = { cursor: number; total: number };

async function writeNext(trx: Trx, of: ImportId, { cursor, total }: Place, at: Date) {
  const to = Math.min(cursor + batchSize, total);
  await writeBatch(trx, { ...of, after: cursor, to });
  if (to < total) await updateImport(trx, of, { cursor: to });
  else {
    await dropUnwritten(trx, of);
    await updateImport(trx, of, { cursor: to, state: 'applied', finishedAt: at });
  }
  return to === total;
}

async function takeBackNext(trx: Trx, of: ImportId, { cursor }: Place, at: Date) {
  const after = Math.max(cursor - batchSize, 0);
  await takeBack(trx, { ...of, after, to: cursor });
  if (after > 0) await updateImport(trx, of, { cursor: after });
  else {
    await dropUndone(trx, of);
    await updateImport(trx, of, { cursor: 0, state: 'undone', finishedAt: at });
  }
  return after === 0;
}
