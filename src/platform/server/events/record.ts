import { sql } from 'kysely';
import type { z } from 'zod';
import type { Audience, EventDefinition } from '../../contract/event.ts';
import type { Trx } from '../db.ts';
import { instantIn, touched } from './transact.ts';
import './tables.ts';

/** Makes a stream of events, once; its id is that of what it tells about (a meeting, a seat). */
export async function openStream(trx: Trx, id: string): Promise<void> {
  await trx
    .insertInto('event_streams')
    .values({ id })
    .onConflict((conflict) => conflict.doNothing())
    .execute();
}

/**
 * Writes one event in the transaction of the change that it tells.
 * Its number comes from the stream's locked row, so numbers have no gap and grow in the order of commits.
 * Watchers are told after the commit.
 * @returns the event's number in its stream, from 1
 */
export async function record<E extends EventDefinition>(
  trx: Trx,
  definition: E,
  event: { stream: string; audience: Audience; data: z.input<E['data']> },
): Promise<number> {
  const data = JSON.stringify(definition.data.parse(event.data));
  const { rows } = await sql<{ number: number }>`
    with next as (
      update event_streams set last_number = last_number + 1
      where id = ${event.stream} returning last_number)
    insert into events (stream_id, number, type, audience, data, at)
    select ${event.stream}, last_number, ${definition.type}, ${event.audience}, ${data}::jsonb,
      ${instantIn(trx)}
    from next returning number`.execute(trx);
  const number = rows[0]?.number;
  if (number === undefined) throw new Error(`event stream ${event.stream} does not exist`);
  touched(trx, event.stream);
  return number;
}
