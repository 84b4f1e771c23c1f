import type { Person } from './person.ts';

/** What came to a page by media: how many lines it ever opened, and the packets of others that it received. */
export const packetsOf = ({ page }: Person): Promise<{ lines: number; received: number }> =>
  page.evaluate(async () => {
    const { lines } = globalThis.senses;
    const stats = await Promise.all(lines.map((line) => line.getStats()));
    const received = stats
      .flatMap((report) => [...report.values()])
      .reduce((sum, { packetsReceived = 0 }) => sum + Number(packetsReceived), 0);
    return { lines: lines.length, received };
  });
