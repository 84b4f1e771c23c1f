import { expect } from '@playwright/test';
import type { Person } from './person.ts';

/** One tone among those heard, within 5 %. */
const isTone = (frequency: number) => (heard: number) =>
  Math.abs(heard - frequency) / frequency < 0.05;

/** Waits until this person hears a tone of another one; returns the frequency measured (Hz). */
export async function hears(person: Person, frequency: number): Promise<number> {
  let measured: number | undefined;
  await expect
    .poll(
      async () => {
        const tones = await person.tones();
        measured = tones.find(isTone(frequency));
        return measured !== undefined ? frequency : tones;
      },
      { message: `${person.name} hears ${frequency} Hz`, timeout: 40_000 },
    )
    .toBe(frequency);
  return measured ?? 0;
}

/** Waits until this person hears this tone and no other one: nobody of another room. */
export async function hearsOnly(person: Person, frequency: number): Promise<void> {
  const isIt = isTone(frequency);
  await expect
    .poll(
      async () => {
        const tones = await person.tones();
        return tones.length > 0 && tones.every(isIt) ? 'that one alone' : tones;
      },
      { message: `${person.name} hears ${frequency} Hz alone`, timeout: 40_000 },
    )
    .toBe('that one alone');
}

/** Waits until this person sees a moving picture of this colour: frames grow and pixels change. */
export async function sees(person: Person, colour: 'red' | 'green' | 'blue'): Promise<void> {
  const of = async () => (await person.seen()).find((seen) => seen.colour === colour);
  let first: Awaited<ReturnType<typeof of>>;
  await expect
    .poll(async () => (first ??= await of()) !== undefined, {
      message: `${person.name} sees a ${colour} picture`,
      timeout: 40_000,
    })
    .toBe(true);
  await expect
    .poll(
      async () => {
        const now = await of();
        return now && first
          ? { grew: now.frames > first.frames, moved: now.pixels !== first.pixels }
          : null;
      },
      { message: `the ${colour} picture moves for ${person.name}` },
    )
    .toEqual({ grew: true, moved: true });
}

/** Waits until this person sees no picture of this colour any more. */
export async function seesNot(person: Person, colour: 'red' | 'green' | 'blue'): Promise<void> {
  await expect
    .poll(async () => (await person.seen()).map((seen) => seen.colour), {
      message: `${person.name} sees no ${colour} picture`,
    })
    .not.toContain(colour);
}

/** Waits until this person sees nobody any more. */
export async function seesNobody(person: Person, timeout = 20_000): Promise<void> {
  await expect
    .poll(() => person.seen(), { message: `${person.name} sees nobody`, timeout })
    .toEqual([]);
}

/** Waits until this person hears nobody's tone any more. */
export async function hearsNothing(person: Person, timeout = 20_000): Promise<void> {
  await expect
    .poll(() => person.tones(), { message: `${person.name} hears nobody`, timeout })
    .toEqual([]);
}
