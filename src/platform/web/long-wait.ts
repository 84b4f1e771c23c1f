/**
 * How many minutes a refusal asks to wait, from two on.
 * @param params the problem's own: `seconds`, where the server counts them
 * @returns `null` when a minute is enough
 */
export function longWait({ seconds }: Readonly<Record<string, string | number>>): number | null {
  const minutes = Math.ceil(Number(seconds ?? 0) / 60);
  return minutes > 1 ? minutes : null;
}
