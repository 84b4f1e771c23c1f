import type { CDPSession, Page } from '@playwright/test';

/** What a page took from the network so far. */
export type Taken = { bytes: number; requests: number; addresses: string[] };

/**
 * Counts what really passes on the wire for a page, headers included, as Chromium's own network layer tells it:
 * whole answers by their encoded length, streams by their pieces, WebSocket by its frames. RTP is not counted.
 */
export async function countWire(page: Page): Promise<{ taken: () => Taken; session: CDPSession }> {
  const session = await page.context().newCDPSession(page);
  const open = new Map<string, number>();
  const addresses: string[] = [];
  let bytes = 0;
  await session.send('Network.enable');
  await session.send('Network.setCacheDisabled', { cacheDisabled: false });
  session.on('Network.requestWillBeSent', ({ requestId, request }) => {
    if (!request.url.startsWith('http')) return;
    addresses.push(request.url);
    open.set(requestId, 0);
  });
  session.on('Network.dataReceived', ({ requestId, encodedDataLength }) => {
    const soFar = open.get(requestId);
    if (soFar !== undefined) open.set(requestId, soFar + encodedDataLength);
  });
  session.on('Network.loadingFinished', ({ requestId, encodedDataLength }) => {
    if (open.delete(requestId)) bytes += encodedDataLength;
  });
  session.on(
    'Network.webSocketFrameReceived',
    ({ response }) => (bytes += response.payloadData.length),
  );
  const taken = () => {
    const streaming = [...open.values()].reduce((sum, one) => sum + one, 0);
    return { bytes: bytes + streaming, requests: addresses.length, addresses: [...addresses] };
  };
  return { taken, session };
}
