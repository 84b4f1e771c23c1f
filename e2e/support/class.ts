import type { Page } from '@playwright/test';
import { admit } from '../../src/live/contract/routes.ts';
import { calledName } from '../../src/school/contract/names.ts';
import type { PersonView } from '../../src/school/contract/people.ts';
import type { Person, PersonOptions } from './person.ts';
import type { PlannedLesson, Teacher } from './school.ts';
import { expect, type Comes } from './test.ts';

type AtDoor = (person: Person) => Promise<void>;

export const linkOf = (lesson: PlannedLesson, { personId }: PersonView): string => {
  const link = lesson.links.get(personId);
  if (!link) throw new Error('This pupil has no link.');
  return link;
};

/** The pupil who stands here in the register. */
export const pupilAt = (lesson: PlannedLesson, index: number): PersonView => {
  const pupil = lesson.pupils[index];
  if (!pupil) throw new Error('The group has too few pupils.');
  return pupil;
};

/** The bar of the class: a page that has it is inside. */
export const barOf = (page: Page) => page.getByRole('group', { name: 'Commandes de la classe' });

export const isInside = ({ page }: Person) => expect(barOf(page)).toBeVisible({ timeout: 30_000 });

/** Opens a lesson from the week: on the card of what comes next, or in its row. */
export async function openFromWeek({ page }: Person, title: string): Promise<void> {
  const card = page.getByRole('region').filter({ hasText: title });
  const row = page.getByRole('listitem').filter({ hasText: title });
  const open = card.getByRole('button', { name: 'Ouvrir la salle' });
  await open.or(row.getByRole('button', { name: 'Ouvrir' })).click();
}

/** Opens a link as a pupil does: one press to come to the door. */
export async function openLink(person: Person, link: string): Promise<void> {
  await person.page.goto(link);
  await person.press('J’entre');
}

/** From the link to the lobby. */
export async function knockAt(person: Person, link: string, atDoor?: AtDoor): Promise<void> {
  await openLink(person, link);
  await atDoor?.(person);
  await person.press('Frapper à la porte');
  await expect(person.page.getByRole('heading', { name: /(sait|verra) que/ })).toBeVisible();
}

export type Class = {
  teacher: Person;
  pupils: Person[];
  lesson: PlannedLesson;
  seatId: string;
  people: PersonView[];
};

/** The teacher goes into an open room. */
export async function teacherEnters(
  person: Person,
  teacher: Teacher,
  lesson: PlannedLesson,
): Promise<string> {
  await person.signIn(teacher.credentials);
  const seatId = await teacher.open(lesson);
  await person.page.goto(`/salle/${seatId}`);
  await isInside(person);
  return seatId;
}

/** Opens a class: the teacher and these pupils are inside, nothing is on yet. */
export async function openClass(
  teacher: Teacher,
  comes: Comes,
  title: string,
  {
    host = {},
    pupils,
    beforeKnock,
    groupId,
  }: {
    host?: PersonOptions;
    pupils: PersonOptions[];
    beforeKnock?: AtDoor;
    /** Of another class than the demonstration's. */
    groupId?: string;
  },
): Promise<Class> {
  const lesson = await (groupId === undefined
    ? teacher.lesson(title)
    : teacher.lessonOf(groupId, title));
  const person = await comes('Professeur', host);
  const seatId = await teacherEnters(person, teacher, lesson);
  const knocks = async (options: PersonOptions, pupil: PersonView) => {
    const one = await comes(calledName(pupil.name), options);
    await knockAt(one, linkOf(lesson, pupil), beforeKnock);
    return one;
  };
  // A class comes all at once.
  const came = await Promise.all(
    pupils.map((options, index) => knocks(options, pupilAt(lesson, index))),
  );
  // Admitting opens the door, which stays shut for a class where nobody was let in yet.
  if (came.length > 0)
    await teacher.caller.call(admit, { params: { seatId }, body: { seatIds: null } });
  for (const one of came) await isInside(one);
  return {
    teacher: person,
    pupils: came,
    lesson,
    seatId,
    people: lesson.pupils.slice(0, pupils.length),
  };
}

/** Turns these on, one press each. */
export async function turnOn(person: Person, ...sources: ('Micro' | 'Caméra')[]): Promise<void> {
  for (const source of sources) {
    const button = barOf(person.page).getByRole('button', { name: source, exact: true });
    await button.click();
    await expect(button).toHaveAttribute('aria-pressed', 'true');
  }
}
