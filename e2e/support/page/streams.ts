/** Tells the test of each numbered event and snapshot that the page receives, unless the page is deaf. */
export function installStreams(): void {
  const { fetch } = globalThis;
  const never = <T>() => new Promise<T>(() => undefined);

  const tellSnapshot = async (path: string, response: Response) => {
    const { after } = (await response.json()) as { after: number };
    await globalThis.tellEvent({ path, number: after, type: 'snapshot' });
  };
  const teller = (path: string) => {
    const decoder = new TextDecoder();
    let text = '';
    return (chunk: Uint8Array) => {
      const whole = (text + decoder.decode(chunk, { stream: true })).split('\n\n');
      text = whole.pop() ?? '';
      for (const one of whole) {
        const [, number] = /^id: ?(\d+)/m.exec(one) ?? [];
        const [, type = ''] = /^event: ?(.+)/m.exec(one) ?? [];
        if (number) void globalThis.tellEvent({ path, number: Number(number), type });
      }
    };
  };
  /** Told as the page reads it: a copy that is read later would lose its rest when the line is cut. */
  const toldUnlessDeaf = (path: string) => {
    const tell = teller(path);
    return new TransformStream<Uint8Array, Uint8Array>({
      transform: (chunk, out) => {
        if (globalThis.senses.isDeaf) return;
        tell(chunk);
        out.enqueue(chunk);
      },
      flush: () => (globalThis.senses.isDeaf ? never<void>() : undefined),
    });
  };

  globalThis.fetch = async (...asked) => {
    if (globalThis.senses.isDeaf) return never<Response>();
    const response = await fetch(...asked);
    const { pathname } = new URL(response.url);
    const { status, headers } = response;
    if (response.ok && /^\/api\/seats\/[^/]+\/class$/.test(pathname))
      void tellSnapshot(pathname, response.clone());
    if (!response.body || !headers.get('content-type')?.startsWith('text/event-stream'))
      return response;
    const body = response.body.pipeThrough(toldUnlessDeaf(pathname));
    return new Response(body, { status, headers });
  };
}
