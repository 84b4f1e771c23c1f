import type { Source } from './source.ts';

/** An event of a class, as its stream tells it. */
export type Heard = { number: number; type: string };

/**
 * Follows a class from a number on, as a page does.
 * @param tell each event, in the order of the stream
 * @returns how to stop
 * @throws {Error} when the stream is refused
 */
export async function followClass(
  source: Source,
  { seatId, cookie, after }: { seatId: string; cookie: string; after: number },
  tell: (event: Heard) => void,
): Promise<() => void> {
  const path = `/api/seats/${seatId}/class/events?after=${after}`;
  const stream = await source.ask('GET', path, cookie);
  if (stream.statusCode !== 200) throw new Error(`a class’s stream: ${stream.statusCode}`);
  let rest = '';
  stream.setEncoding('utf8');
  stream.on('data', (chunk: string) => {
    const blocks = (rest + chunk).split('\n\n');
    rest = blocks.pop() ?? '';
    for (const block of blocks) {
      const [, number, type] = /^id: (\d+)\nevent: (\S+)$/m.exec(block) ?? [];
      if (number && type) tell({ number: Number(number), type });
    }
  });
  stream.on('error', () => {});
  return () => void stream.destroy();
}
