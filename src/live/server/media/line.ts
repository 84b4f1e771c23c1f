import { WebSocket, type RawData } from 'ws';

/** Above this much unsent, the sender is held back; a slow page cannot fill our memory. */
const holdAboveBytes = 512 * 1024;
/** A side that answers no ping for this long is gone. */
const pingEveryMs = 15_000;
const farewellMs = 1_000;

// Codes that an end may send, RFC 6455 § 7.4; others (1005, 1006) only tell what was not said.
const sendable = (code: number) =>
  (code >= 1000 && code <= 1014 && ![1004, 1005, 1006].includes(code)) ||
  (code >= 3000 && code <= 4999);

/** Says goodbye, and hangs up on who does not answer it. */
export function closeSocket(socket: WebSocket, code: number): void {
  socket.close(sendable(code) ? code : 1011);
  setTimeout(() => socket.terminate(), farewellMs).unref();
}

/** Passes frames on, holding the sender back when the receiver is slow. */
function pass(from: WebSocket, to: WebSocket, passes: (frame: Uint8Array) => boolean): void {
  let unsent = 0;
  from.on('message', (data: RawData, isBinary: boolean) => {
    // Text would switch the engine to JSON, in which a token could not be told from the rest.
    if (!isBinary) return from.close(1003);
    const frame = data as Buffer;
    if (!passes(frame) || to.readyState !== WebSocket.OPEN) return;
    unsent += frame.length;
    if (unsent > holdAboveBytes) from.pause();
    to.send(frame, { binary: true }, () => {
      unsent -= frame.length;
      if (from.isPaused && unsent <= holdAboveBytes) from.resume();
    });
  });
}

/** Pings a side; one that says nothing between two pings is ended. */
function watch(socket: WebSocket): void {
  let heard = true;
  const timer = setInterval(() => {
    if (!heard) return socket.terminate();
    heard = false;
    socket.ping();
  }, pingEveryMs);
  timer.unref();
  socket.on('pong', () => {
    heard = true;
  });
  socket.once('close', () => clearInterval(timer));
}

/**
 * Joins a page and the engine: frames both ways, the end of one is the end of the other.
 * @param toPage asked of each frame of the engine; a no drops it
 * @param toEngine asked of each frame of the page; a no drops it
 */
export function joinSockets(
  page: WebSocket,
  engine: WebSocket,
  toPage: (frame: Uint8Array) => boolean,
  toEngine: (frame: Uint8Array) => boolean,
): void {
  pass(page, engine, toEngine);
  pass(engine, page, toPage);
  for (const [one, other] of [
    [page, engine],
    [engine, page],
  ] as const) {
    watch(one);
    // `close` follows; an error without a listener would end the process.
    one.on('error', () => {});
    one.once('close', (code) => closeSocket(other, code));
  }
}
