/** Tells the test of each numbered event and snapshot that the page receives, unless the page is deaf. */
export function installStreams(): void {
  const { fetch } = globalThis;
  const never = <T>() => new Promise<T>(() => undefined);

  const tellSnapshot = async (path: string, response: Response) => {
    const { after } = (await response.json()) as { after: number };
    await globalThis.tellEvent({ path, number: after, type: 'snapshot' });
  };
  const tellEvents = async (path: string, body: ReadableStream<Uint8Array>) => {
    const decoder = new TextDecoder();
    let text = '';
    for await (const chunk of body) {
      const whole = (text + decoder.decode(chunk, { stream: true })).split('\n\n');
      text = whole.pop() ?? '';
      for (const one of whole) {
        const [, number] = /^id: ?(\d+)/m.exec(one) ?? [];
        const [, type = ''] = /^event: ?(.+)/m.exec(one) ?? [];
        if (number) await globalThis.tellEvent({ path, number: Number(number), type });
      }
    }
  };
  const unlessDeaf = () =>
    new TransformStream<Uint8Array, Uint8Array>({
      transform: (chunk, out) => {
        if (!globalThis.senses.isDeaf) out.enqueue(chunk);
      },
      flush: () => (globalThis.senses.isDeaf ? never<void>() : undefined),
    });

  globalThis.fetch = async (...asked) => {
    if (globalThis.senses.isDeaf) return never<Response>();
    const response = await fetch(...asked);
    const { pathname } = new URL(response.url);
    const { status, headers } = response;
    if (response.ok && /^\/api\/seats\/[^/]+\/class$/.test(pathname))
      void tellSnapshot(pathname, response.clone());
    if (!response.body || !headers.get('content-type')?.startsWith('text/event-stream'))
      return response;
    const [ours, theirs] = response.body.tee();
    // A stream that is cut ends our copy too.
    tellEvents(pathname, ours).catch(() => undefined);
    return new Response(theirs.pipeThrough(unlessDeaf()), { status, headers });
  };
}
