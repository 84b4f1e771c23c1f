import { readFile } from 'node:fs/promises';
import { customAlphabet } from 'nanoid';
import { z } from 'zod';
import { writePrivateJson } from '../private-file.ts';

/** Without the characters that one takes for another: 16 of 32 make 80 bits. */
const makePassword = customAlphabet('abcdefghijkmnpqrstuvwxyz23456789', 16);

const kept = z.object({
  people: z.array(z.object({ label: z.string(), username: z.string(), password: z.string() })),
});
export type Passwords = ReadonlyMap<string, string>;

async function read(file: string): Promise<Passwords> {
  const text = await readFile(file, 'utf8').catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return '{}';
    throw error;
  });
  const read = kept.safeParse(JSON.parse(text));
  if (!read.success) return new Map();
  return new Map(read.data.people.map(({ username, password }) => [username, password]));
}

/**
 * The passwords of the demonstration's accounts: those of the file, or random ones that it keeps from
 * now on (mode 600). They are written before any account has them, so that a start cut short loses none.
 * @returns by username, and whether any was made just now
 */
export async function keepPasswords(
  file: string,
  people: readonly { label: string; username: string }[],
): Promise<{ passwords: Passwords; made: boolean }> {
  const known = await read(file);
  if (people.every(({ username }) => known.has(username))) return { passwords: known, made: false };
  const entries = people.map(({ label, username }) => ({
    label,
    username,
    password: known.get(username) ?? makePassword(),
  }));
  await writePrivateJson(file, { people: entries });
  const passwords = new Map(entries.map(({ username, password }) => [username, password]));
  return { passwords, made: true };
}
