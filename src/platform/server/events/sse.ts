import type { ServerResponse } from 'node:http';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { beatWithOthers } from './beats.ts';
import type { ReadyEvent } from './feed.ts';
import type { Hub } from './hub.ts';

/** A reader this far behind is told nothing more until it has read that. */
const maxBacklogBytes = 1024 * 1024;
/** One that reads nothing at all for so long is dropped: it comes back with its last number and loses nothing. */
const stuckMs = 5_000;
/** A holder's tabs and lines half cut: one more ends the oldest, so that nobody fills the server with streams. */
const mostPerHolder = 8;
/** Time to read the end; who does not read it is hung up on. */
const farewellMs = 2_000;

/** Told when streams of a holder must end: `seat:<id>`, `session:<id>`. */
export type Topic = `${'seat' | 'session'}:${string}`;

type Open = { topics: readonly Topic[]; end: () => void };
const openStreams = new Set<Open>();

/** Ends on this server every stream opened under one of the topics. */
export function endStreams(...topics: Topic[]): void {
  for (const open of openStreams)
    if (open.topics.some((topic) => topics.includes(topic))) open.end();
}

/**
 * Ends in a while the streams that are open now under a topic, unless they have ended by then. Streams that
 * open meanwhile were judged anew, and stay.
 */
export function endStreamsLater(topic: Topic, delayMs: number): void {
  const now = [...openStreams].filter((open) => open.topics.includes(topic));
  setTimeout(() => now.forEach(({ end }) => end()), delayMs).unref();
}

export const openStreamCount = () => openStreams.size;

/** Ends the oldest stream of a holder who has as many as one may have. */
function giveWay(topics: readonly Topic[]): void {
  for (const topic of topics) {
    const held = [...openStreams].filter((open) => open.topics.includes(topic));
    if (held.length >= mostPerHolder) held[0]?.end();
  }
}

/** Waits until all that was written is read; gives up on a reader that stands still. */
async function untilRead(raw: ServerResponse, giveUp: () => void): Promise<void> {
  const { promise: read, resolve } = Promise.withResolvers<void>();
  let left = raw.writableLength;
  const looking = setInterval(() => {
    if (raw.writableLength >= left) giveUp();
    left = raw.writableLength;
  }, stuckMs).unref();
  raw.once('drain', resolve).once('close', resolve);
  await read;
  clearInterval(looking);
  raw.off('drain', resolve).off('close', resolve);
}

/**
 * Answers with server-sent events of one stream, from a number on, until the right ends.
 * @param options.sees whether this watcher may see the event
 * @param options.words what this watcher is told of an event that it sees: its `wire`, or less
 * @param options.ends whether this event ends the stream (it is still sent)
 * @param options.allowed asked again at each heartbeat; a no ends the stream
 */
export function sendEvents(
  request: FastifyRequest,
  reply: FastifyReply,
  hub: Hub,
  options: {
    stream: string;
    after: number;
    topics: readonly Topic[];
    sees: (event: ReadyEvent) => boolean;
    words?: (event: ReadyEvent) => string;
    ends: (event: ReadyEvent) => boolean;
    allowed: () => Promise<boolean>;
  },
): void {
  reply.hijack();
  const { raw } = reply;
  // Hung up while we asked who calls: no `close` will come any more to clean up after it.
  if (raw.destroyed) return;
  for (const [name, value] of Object.entries(reply.getHeaders()))
    if (value !== undefined) raw.setHeader(name, value);
  raw.writeHead(200, {
    'content-type': 'text/event-stream; charset=utf-8',
    'cache-control': 'no-store',
    'x-accel-buffering': 'no',
  });
  raw.write(': open\n\n');

  let closed = false;
  let isOver = false;
  let stop = () => {};
  let stopBeats = () => {};
  const close = () => {
    if (closed) return;
    closed = true;
    stopBeats();
    openStreams.delete(open);
    stop();
    raw.end();
    setTimeout(() => raw.writableFinished || raw.destroy(), farewellMs).unref();
  };
  const open: Open = { topics: options.topics, end: close };

  let reading: Promise<void> | null = null;
  const busy = () => {
    if (reading === null && !closed && raw.writableLength > maxBacklogBytes)
      reading = untilRead(raw, close).finally(() => (reading = null));
    return reading;
  };
  const wordsOf = options.words ?? (({ wire }) => wire);
  const deliver = (event: ReadyEvent) => {
    if (closed) return;
    if (raw.writableEnded) return close();
    const isLast = options.ends(event);
    if (options.sees(event) && (isLast || !isOver))
      raw.write(`id: ${event.number}\nevent: ${event.type}\ndata: ${wordsOf(event)}\n\n`);
    if (isLast) close();
  };
  const beat = async () => {
    if (raw.writableEnded) return close();
    raw.write(': beat\n\n');
    // A database that is away must not end the lesson's streams: only a clear no does.
    const allowed = await options.allowed().catch(() => true);
    if (allowed) return;
    // The event that ended the right may still be on its way: its goodbye is told, and nothing else any more.
    isOver = true;
    await hub.catchUp(options.stream);
    close();
  };

  giveWay(options.topics);
  openStreams.add(open);
  raw.once('close', close);
  stopBeats = beatWithOthers(() => void beat());
  stop = hub.watch(options.stream, { cursor: options.after, deliver, busy });
  if (closed) stop();
}
