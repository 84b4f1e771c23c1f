import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Place } from './preau.ts';
import type { Credentials } from './school.ts';

/** A member of the demonstration's staff: its passwords are in the data folder. */
export function credentialsOf({ data }: Pick<Place, 'data'>, username: string): Credentials {
  const file = join(data, 'demonstration.json');
  const { people } = JSON.parse(readFileSync(file, 'utf8')) as { people: Credentials[] };
  const found = people.find((one) => one.username === username);
  if (!found) throw new Error(`The demonstration has no ${username}.`);
  return { username, password: found.password };
}
