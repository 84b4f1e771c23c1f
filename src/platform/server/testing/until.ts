/**
 * Waits until a condition holds, looking often; tests wait on conditions, never on sleeps.
 * @returns the condition's value
 * @throws after the time-out, with what was awaited
 */
export async function until<T>(
  what: string,
  condition: () => T | Promise<T>,
  timeoutMs = 20_000,
): Promise<NonNullable<T> & (T extends false ? never : T)> {
  const end = Date.now() + timeoutMs;
  for (;;) {
    const value = await condition();
    if (value) return value as never;
    if (Date.now() > end) throw new Error(`waited in vain until ${what}`);
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
}
