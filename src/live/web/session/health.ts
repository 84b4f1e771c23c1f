import { within } from '../../../platform/web/within.ts';

/** What the server says of its own parts, or that it could not be reached. */
export type Health = { reachable: boolean; away: ReadonlySet<'database' | 'media'> };

export const soundHealth: Health = { reachable: true, away: new Set() };

const ANSWER_MS = 4_000;

/** Reads how the server's parts are; an answer that does not come in time counts as no answer. */
export async function readHealth(): Promise<Health> {
  try {
    const { parts } = await within(ANSWER_MS, askHealth);
    const isAway = (name: string) =>
      parts?.some(({ part, state }) => part === name && state === 'away') ?? false;
    return { reachable: true, away: new Set((['database', 'media'] as const).filter(isAway)) };
  } catch {
    return { reachable: false, away: new Set() };
  }
}

async function askHealth(
  signal: AbortSignal,
): Promise<{ parts?: { part: string; state: string }[] }> {
  const response = await fetch('/api/health', {
    headers: { accept: 'application/json', 'x-preau': '1' },
    // Without a session to look up, the answer comes also while the database is away.
    credentials: 'omit',
    signal,
  });
  return response.json();
}
