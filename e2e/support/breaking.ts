import { signal } from '../../launcher/processes.ts';
import { openClass, turnOn, type Class } from './class.ts';
import { sees } from './expect-media.ts';
import type { Person } from './person.ts';
import { identityOf, type Part, type Place } from './preau.ts';
import type { Teacher } from './school.ts';
import { expect, type Comes } from './test.ts';

/** Ends this part at once, as a power cut would. */
export const kill = (place: Place, part: Part) => signal(identityOf(place, part), 'SIGKILL');

/** The same part runs again, in another process. */
export async function isBack(place: Place, part: Part, pid: number): Promise<void> {
  await expect
    .poll(() => identityOf(place, part).pid !== pid, {
      timeout: 60_000,
      intervals: [100],
      message: `${part} is back`,
    })
    .toBe(true);
}

/** A lesson in which a teacher (440 Hz, red) and a pupil (660 Hz, green) see and hear each other. */
export async function talkingClass(
  teacher: Teacher,
  comes: Comes,
  title: string,
): Promise<Class & { host: Person; pupil: Person }> {
  const opened = await openClass(teacher, comes, title, {
    host: { tone: 440, paint: 'red' },
    pupils: [{ tone: 660, paint: 'green' }],
  });
  const [pupil] = opened.pupils;
  if (!pupil) throw new Error('nobody came');
  const host = opened.teacher;
  for (const person of [host, pupil]) {
    // What a page says while a part is away is no fault of the page.
    person.watch.expect(/ERR_|status of 50\d|WebSocket connection/);
    await turnOn(person, 'Micro', 'Caméra');
  }
  await sees(host, 'green');
  await sees(pupil, 'red');
  return { ...opened, host, pupil };
}
