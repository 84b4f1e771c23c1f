import { deflateRawSync } from 'node:zlib';
import type { CDPSession, Page } from '@playwright/test';

/** One thing that was fetched: its file or its last word, and what it weighed (bytes). */
export type Piece = { name: string; bytes: number };

/** What a page took from the network so far. */
export type Taken = { bytes: number; pieces: Piece[] };

/** Our gate deflates frames from this size on, each for itself. */
const deflatedFrom = 1024;

const nameOf = (url: string) => new URL(url).pathname.split('/').at(-1) || '/';

/**
 * Counts what really passes on the wire for a page, headers included, as Chromium's own network layer tells it:
 * whole answers by their encoded length, streams by their pieces, WebSocket by its frames. What comes from the
 * browser's own cache is not counted, and RTP is not.
 */
export async function countWire(page: Page): Promise<{ taken: () => Taken; session: CDPSession }> {
  const session = await page.context().newCDPSession(page);
  const pieces = new Map<string, Piece>();
  const add = (id: string, bytes: number) => {
    const piece = pieces.get(id);
    if (piece) piece.bytes += bytes;
  };
  await session.send('Network.enable');
  session.on('Network.requestWillBeSent', ({ requestId, request }) => {
    if (request.url.startsWith('http'))
      pieces.set(requestId, { name: nameOf(request.url), bytes: 0 });
  });
  session.on('Network.webSocketCreated', ({ requestId, url }) =>
    pieces.set(requestId, { name: `socket ${nameOf(url)}`, bytes: 0 }),
  );
  session.on('Network.requestServedFromCache', ({ requestId }) => void pieces.delete(requestId));
  session.on('Network.responseReceived', ({ requestId, response }) => {
    if (response.fromDiskCache) pieces.delete(requestId);
  });
  session.on('Network.dataReceived', ({ requestId, encodedDataLength }) =>
    add(requestId, encodedDataLength),
  );
  session.on('Network.loadingFinished', ({ requestId, encodedDataLength }) => {
    const piece = pieces.get(requestId);
    // The whole length, headers included, takes the place of the pieces heard so far.
    if (piece) piece.bytes = encodedDataLength;
  });
  const deflated = new Set<string>();
  session.on('Network.webSocketHandshakeResponseReceived', ({ requestId, response }) => {
    const extensions = Object.entries(response.headers).find(
      ([name]) => name.toLowerCase() === 'sec-websocket-extensions',
    );
    if (extensions?.[1].includes('permessage-deflate')) deflated.add(requestId);
  });
  session.on(
    'Network.webSocketFrameReceived',
    ({ requestId, response: { opcode, payloadData } }) => {
      // Binary frames are told in base 64, and after they were inflated.
      const frame = Buffer.from(payloadData, opcode === 1 ? 'utf8' : 'base64');
      const isDeflated = deflated.has(requestId) && frame.length >= deflatedFrom;
      add(requestId, isDeflated ? deflateRawSync(frame).length : frame.length);
    },
  );
  const taken = () => {
    const now = [...pieces.values()].map((piece) => ({ ...piece }));
    return { bytes: now.reduce((sum, { bytes }) => sum + bytes, 0), pieces: now };
  };
  return { taken, session };
}

/** The pieces as a note: `entry-x.js 18.2, claim 0.7` (kB). */
export const describePieces = (pieces: readonly Piece[]): string =>
  pieces
    .toSorted((a, b) => b.bytes - a.bytes)
    .map(({ name, bytes }) => `${name} ${(bytes / 1000).toFixed(1)}`)
    .join(', ');
