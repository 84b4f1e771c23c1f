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

/** An event to be written. */
export type NewEvent<E extends EventDefinition = EventDefinition> = {
  stream: string;
  audience: Audience;
  data: z.input<E['data']>;
};

/**
 * Writes one event in the transaction of the change that it tells.
 * Its number comes from the stream's locked row, so numbers have no gap and grow in the order of commits.
 * Watchers are told after the commit.
 * @returns the event's number in its stream, from 1
 */
export async function record<E extends EventDefinition>(
  trx: Trx,
  definition: E,
  event: NewEvent<E>,
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

/**
 * Writes events of several streams with one question; each stream's in the order given, like `record`.
 * Streams are taken in a fixed order, so that two who write to the same ones cannot deadlock. They travel as one
 * list, whatever their number: the question is always the same, and PostgreSQL plans it once.
 */
export async function recordAll(
  trx: Trx,
  events: readonly (readonly [EventDefinition, NewEvent])[],
): Promise<void> {
  if (events.length === 0) return;
  const told = events.map(([definition, { stream, audience, data }], place) => ({
    stream,
    type: definition.type,
    audience,
    data: definition.data.parse(data),
    place,
  }));
  const written = await sql`
    with told as (
      select stream, type, audience, data, place from jsonb_to_recordset(${JSON.stringify(told)}::jsonb)
        as t (stream uuid, type text, audience text, data jsonb, place int)),
    counted as (select stream, count(place) as number from told group by stream),
    locked as (
      select s.id from event_streams s where s.id in (select stream from told)
      order by s.id for update),
    next as (
      update event_streams s set last_number = s.last_number + c.number
      from locked l join counted c on c.stream = l.id where s.id = l.id
      returning s.id, s.last_number - c.number as before)
    insert into events (stream_id, number, type, audience, data, at)
    select t.stream, n.before + row_number() over (partition by t.stream order by t.place),
      t.type, t.audience, t.data, ${instantIn(trx)}
    from told t join next n on n.id = t.stream
    returning number`.execute(trx);
  if (written.rows.length !== told.length) throw new Error('an event stream does not exist');
  for (const { stream } of told) touched(trx, stream);
}
