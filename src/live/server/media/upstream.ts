import type { IncomingMessage } from 'node:http';
import { WebSocket } from 'ws';
import type { SeatActor } from '../../../access/contract/actors.ts';
import type { Config } from '../../../platform/server/config.ts';
import type { Engine } from './engine.ts';
import { makePass } from './pass.ts';
import { upstreamAddress, type MediaPath } from './paths.ts';

/** The engine answers an upgrade once its room has said its first word. */
const openWithinMs = 10_000;
/** A first answer lists everybody in the room and their tracks. */
const largestFrame = 4 * 1024 * 1024;
const longestAgent = 300;

type Wanted = { actor: SeatActor; room: string; path: MediaPath; request: IncomingMessage };

/** The engine's refusal of a connection. */
export class EngineRefusal extends Error {
  readonly status: number;
  constructor(status: number) {
    super(`the media engine refused a connection: ${status}`);
    this.status = status;
  }
}

/** Opens one line to the engine, paused; its address and what the page sent hold no pass. */
async function open(media: Config['media'], wanted: Wanted, gone: AbortSignal): Promise<WebSocket> {
  const { actor, room, path, request } = wanted;
  const pass = await makePass(media, actor, room);
  // The engine chooses codecs by the browser's kind. Nothing else of the request passes, the
  // person's address least of all.
  const agent = request.headers['user-agent']?.slice(0, longestAgent);
  const socket = new WebSocket(upstreamAddress(media.url, path, request.url ?? ''), {
    headers: { authorization: `Bearer ${pass}`, ...(agent && { 'user-agent': agent }) },
    handshakeTimeout: openWithinMs,
    maxPayload: largestFrame,
    perMessageDeflate: false,
  });
  const abandon = () => socket.terminate();
  gone.addEventListener('abort', abandon);
  try {
    await new Promise<void>((resolve, reject) => {
      socket.once('open', () => {
        socket.pause();
        resolve();
      });
      socket.once('unexpected-response', (_, answer) => {
        answer.destroy();
        reject(new EngineRefusal(answer.statusCode ?? 0));
      });
      socket.on('error', reject);
    });
  } finally {
    gone.removeEventListener('abort', abandon);
  }
  return socket;
}

/**
 * Connects a seat to its room, which is made when the engine has lost it (a first arrival, an
 * engine restarted).
 * @param gone aborted when the page hangs up meanwhile
 * @returns the socket, paused until somebody listens
 * @throws when the engine is away or refuses
 */
export async function connectUpstream(
  media: Config['media'],
  engine: Engine,
  wanted: Wanted,
  gone: AbortSignal,
): Promise<WebSocket> {
  try {
    return await open(media, wanted, gone);
  } catch (error) {
    if (!(error instanceof EngineRefusal && error.status === 404)) throw error;
    await engine.makeRoom(wanted.room);
    return open(media, wanted, gone);
  }
}
