import { admit, refuse, remove } from '../src/live/contract/routes.ts';
import { renewLinks } from '../src/entry/contract/routes.ts';
import { calledName, listedName } from '../src/school/contract/names.ts';
import { changeMeeting } from '../src/meeting/contract/routes.ts';
import {
  barOf,
  isInside,
  knockAt,
  linkOf,
  openClass,
  openLink,
  pupilAt,
  teacherEnters,
  turnOn,
} from './support/class.ts';
import { sees, seesNobody } from './support/expect-media.ts';
import { isAccessible } from './support/look.ts';
import type { Person } from './support/person.ts';
import { hoursLater, hoursNow } from './support/school.ts';
import { expect, test } from './support/test.ts';

const seatIn = ({ page }: Person) => new URL(page.url()).pathname.split('/').pop() ?? '';

test('two clicks lead from the link to the lobby, and none more into the class', async ({
  teacher,
  comes,
}) => {
  const lesson = await teacher.lesson('Deux clics');
  const seatId = await teacher.open(lesson);
  const pupil = await comes('Élève', { size: 'phone' });
  await pupil.page.goto(linkOf(lesson, pupilAt(lesson, 0)));
  await expect(pupil.page.getByRole('button', { name: 'J’entre' })).toBeVisible();
  expect(await pupil.asked(), 'asked before any press').toEqual([]);
  await pupil.press('J’entre');
  await pupil.press('Frapper à la porte');
  await expect(
    pupil.page.getByRole('heading', { name: `${calledName(teacher.name)} sait que tu es là` }),
  ).toBeVisible();
  expect(pupil.clicks).toBe(2);
  expect(await pupil.asked(), 'asked before a press on a device').toEqual([]);
  await teacher.caller.call(admit, { params: { seatId }, body: { seatIds: null } });
  await isInside(pupil);
  expect(pupil.clicks).toBe(2);
});

test('opening a link claims nothing: robots that follow links leave it free', async ({
  teacher,
  comes,
}) => {
  const lesson = await teacher.lesson('Robot');
  const link = linkOf(lesson, pupilAt(lesson, 0));
  const robot = await comes('Robot');
  await robot.page.goto(link);
  await expect(robot.page.getByRole('button', { name: 'J’entre' })).toBeVisible();
  const pupil = await comes('Élève');
  await openLink(pupil, link);
  await expect(pupil.page.getByRole('button', { name: 'Frapper à la porte' })).toBeVisible();
});

test('too early, the page counts down by the server’s clock, and opens at the hour', async ({
  teacher,
  comes,
}) => {
  const lesson = await teacher.lesson('Plus tard', hoursLater(teacher.zone));
  const pupil = await comes('Élève');
  pupil.watch.expect(/status of 425/);
  await pupil.page.clock.install();
  await openLink(pupil, linkOf(lesson, pupilAt(lesson, 0)));
  await expect(
    pupil.page.getByRole('heading', { name: 'La porte n’est pas encore ouverte' }),
  ).toBeVisible();
  const clock = pupil.page.getByRole('timer');
  const before = await clock.textContent();
  await pupil.page.clock.runFor(2_000);
  await expect(clock).not.toHaveText(before ?? '');
  await isAccessible(pupil, 'entry, too early');
  // A device whose clock runs ahead gains nothing.
  await pupil.page.clock.fastForward('03:00:00');
  await pupil.press('J’entre');
  await expect(
    pupil.page.getByRole('heading', { name: 'La porte n’est pas encore ouverte' }),
  ).toBeVisible();
  await teacher.caller.call(changeMeeting, {
    params: { meetingId: lesson.meetingId },
    body: { title: lesson.title, opensBeforeMinutes: 10, ...hoursNow(teacher.zone) },
  });
  await pupil.page.clock.fastForward('03:00:00');
  await expect(pupil.page.getByRole('heading', { name: 'C’est l’heure !' })).toBeVisible();
  await pupil.press('J’entre');
  await expect(pupil.page.getByRole('button', { name: 'Frapper à la porte' })).toBeVisible();
});

test('a link opened by a second person stays shut, and the teacher is told who', async ({
  teacher,
  comes,
}) => {
  const {
    teacher: host,
    lesson,
    people,
  } = await openClass(teacher, comes, 'Second porteur', { pupils: [{}] });
  const [owner] = people;
  if (!owner) throw new Error('nobody came');
  const thief = await comes('Second porteur');
  thief.watch.expect(/status of 40[39]/);
  await openLink(thief, linkOf(lesson, owner));
  await expect(
    thief.page.getByRole('heading', { name: 'Ce lien a déjà été ouvert sur un autre appareil' }),
  ).toBeVisible();
  const { family, given } = owner.name;
  await expect(
    host.page.getByText(`Le lien de ${family} ${given} a été ouvert sur un autre appareil`),
  ).toBeVisible();
  expect(await thief.page.textContent('body')).not.toContain(family);
  await isAccessible(thief, 'entry, link taken');
  await isAccessible(host, 'class, second device');
  await host.press(`Non, refuser l’autre appareil de ${family} ${given}`);
  await expect(
    thief.page.getByRole('heading', { name: 'Le professeur n’a pas accepté cet appareil' }),
  ).toBeVisible();
  await isAccessible(thief, 'entry, device refused');
});

test('a pupil who changed tablet is inside by one press of the teacher, and the first is out', async ({
  teacher,
  comes,
}) => {
  const {
    teacher: host,
    lesson,
    pupils,
    people,
  } = await openClass(teacher, comes, 'Autre tablette', { pupils: [{ paint: 'green' }] });
  const [[first], [owner]] = [pupils, people];
  if (!first || !owner) throw new Error('nobody came');
  await turnOn(first, 'Caméra');
  await sees(host, 'green');
  const tablet = await comes('Tablette', { size: 'tablet' });
  tablet.watch.expect(/status of 409/);
  await openLink(tablet, linkOf(lesson, owner));
  await host.press(`Oui, changer l’appareil de ${listedName(owner.name)}`);
  await isInside(tablet);
  first.watch.expect(/status of 40[34]/, /WebSocket connection/);
  await expect(first.page.getByRole('heading', { name: 'Tu as quitté le cours' })).toBeVisible();
  await isAccessible(first, 'class, left');
  await seesNobody(first);
  await seesNobody(host);
  await expect(host.page.getByRole('button', { name: /1 présent/ })).toBeVisible();
  await expect(host.page.getByText('qui attend dehors')).toHaveCount(0);
});

test('renewed links are dead in a second: who came by one is out, seen and heard no more', async ({
  teacher,
  comes,
}) => {
  const {
    teacher: host,
    lesson,
    pupils,
    people,
  } = await openClass(teacher, comes, 'Liens renouvelés', { pupils: [{ paint: 'green' }] });
  const [[pupil], [owner]] = [pupils, people];
  if (!pupil || !owner) throw new Error('nobody came');
  await turnOn(pupil, 'Caméra');
  await sees(host, 'green');
  pupil.watch.expect(/status of 40[34]/, /WebSocket connection/);
  const { links } = await teacher.caller.call(renewLinks, {
    params: { meetingId: lesson.meetingId },
    body: { personIds: null },
  });
  await expect(pupil.page.getByRole('heading', { name: 'Tu as quitté le cours' })).toBeVisible({
    timeout: 1_000,
  });
  await seesNobody(host);
  await openLink(pupil, linkOf(lesson, owner));
  await expect(
    pupil.page.getByRole('heading', { name: 'Ce lien n’ouvre aucun cours' }),
  ).toBeVisible();
  const fresh = links.find(({ person }) => person.personId === owner.personId);
  await knockAt(pupil, fresh?.link ?? '');
  await host.press(`Faire entrer ${listedName(owner.name)}`);
  await isInside(pupil);
});

test('sent away from the door, one knocks again', async ({ teacher, comes }) => {
  const lesson = await teacher.lesson('Patience');
  const seatId = await teacher.open(lesson);
  const pupil = await comes('Élève');
  await knockAt(pupil, linkOf(lesson, pupilAt(lesson, 0)));
  await teacher.caller.call(refuse, { params: { seatId }, body: { seatIds: null } });
  await expect(
    pupil.page.getByRole('heading', { name: /^Encore un peu de patience/ }),
  ).toBeVisible();
  await isAccessible(pupil, 'entry, refused');
  await pupil.press('Frapper de nouveau');
  await expect(pupil.page.getByRole('heading', { name: /sait que tu es là/ })).toBeVisible();
  await teacher.caller.call(admit, { params: { seatId }, body: { seatIds: null } });
  await isInside(pupil);
});

test('who knocks before the hour of the teacher waits, and is told so', async ({
  teacher,
  comes,
}) => {
  const lesson = await teacher.lesson('Avant le professeur');
  const pupil = await comes('Élève');
  await knockAt(pupil, linkOf(lesson, pupilAt(lesson, 0)));
  await expect(pupil.page.getByRole('heading', { name: /verra que tu es là/ })).toBeVisible();
  const host = await comes('Professeur');
  await teacherEnters(host, teacher, lesson);
  const { family, given } = pupilAt(lesson, 0).name;
  await host.press(`Faire entrer ${family} ${given}`);
  await isInside(pupil);
});

test('a reload brings a pupil back to the same place, once', async ({ teacher, comes }) => {
  const {
    teacher: host,
    pupils,
    people,
  } = await openClass(teacher, comes, 'Recharger', { pupils: [{}] });
  const [pupil] = pupils;
  const name = `${people[0]?.name.family} ${people[0]?.name.given}`;
  if (!pupil) throw new Error('nobody came');
  await pupil.context.grantPermissions(['camera', 'microphone']);
  await turnOn(pupil, 'Micro', 'Caméra');
  for (let times = 0; times < 3; times += 1) {
    await pupil.page.reload();
    await isInside(pupil);
    for (const name of ['Micro', 'Caméra'])
      await expect(barOf(pupil.page).getByRole('button', { name, exact: true })).toHaveAttribute(
        'aria-pressed',
        'true',
      );
  }
  const rows = host.page
    .getByRole('complementary', { name: 'Personnes' })
    .getByRole('listitem')
    .filter({ hasText: name });
  await expect(rows).toHaveCount(1);
  await expect(rows.getByText('liaison coupée')).toHaveCount(0);
  await expect(host.page.getByRole('button', { name: /1 présent/ })).toBeVisible();
  await expect(
    host.page.getByRole('figure').filter({ hasText: people[0]?.name.given ?? '' }),
  ).toHaveCount(1);
});

test('who leaves the class stands at the door, and comes back by knocking', async ({
  teacher,
  comes,
}) => {
  const {
    teacher: host,
    pupils,
    people,
  } = await openClass(teacher, comes, 'Sortir', { pupils: [{ size: 'phone' }] });
  const [pupil] = pupils;
  const name = `${people[0]?.name.family} ${people[0]?.name.given}`;
  if (!pupil) throw new Error('nobody came');
  await pupil.press('Quitter');
  await expect(
    pupil.page.getByRole('heading', { name: /^Te revoilà devant la porte/ }),
  ).toBeVisible();
  await expect(host.page.getByRole('button', { name: /0 présent/ })).toBeVisible();
  await pupil.press('Frapper de nouveau');
  await host.press(`Faire entrer ${name}`);
  await isInside(pupil);
});

test('sent away from the lobby for good, or for another device, one’s camera goes out', async ({
  teacher,
  comes,
}) => {
  const { lesson, seatId } = await openClass(teacher, comes, 'Caméra dehors', { pupils: [] });
  const turnsCameraOn = async ({ page }: Person) => {
    await page.getByRole('button', { name: 'Caméra', exact: true }).click();
    await expect(page.getByRole('button', { name: 'Caméra prête' })).toBeVisible();
  };
  const [excluded, moved] = [await comes('Exclu'), await comes('Déplacé')];
  await knockAt(excluded, linkOf(lesson, pupilAt(lesson, 0)), turnsCameraOn);
  await knockAt(moved, linkOf(lesson, pupilAt(lesson, 1)), turnsCameraOn);
  expect(await excluded.captured()).toEqual(['video']);
  await teacher.caller.call(remove, {
    params: { seatId },
    body: { seatId: seatIn(excluded), lasts: 'lesson', reason: 'intruder', note: null },
  });
  await expect(
    excluded.page.getByRole('heading', { name: 'La porte de ce cours reste fermée' }),
  ).toBeVisible();
  await isAccessible(excluded, 'entry, excluded');
  moved.watch.expect(/status of 40[34]/);
  await teacher.caller.call(renewLinks, {
    params: { meetingId: lesson.meetingId },
    body: { personIds: null },
  });
  await expect(
    moved.page.getByRole('heading', { name: 'Cette page n’ouvre plus ce cours' }),
  ).toBeVisible();
  await isAccessible(moved, 'entry, moved');
  for (const pupil of [excluded, moved]) await expect.poll(() => pupil.captured()).toEqual([]);
});

test('a device that is refused, or not there, is told at the door', async ({ teacher, comes }) => {
  const lesson = await teacher.lesson('Sans appareil');
  const pupil = await comes('Élève');
  await pupil.context.clearPermissions();
  await openLink(pupil, linkOf(lesson, pupilAt(lesson, 0)));
  for (const [button, fault, words] of [
    ['Caméra', 'NotAllowedError', 'Le navigateur bloque la caméra'],
    ['Micro', 'NotFoundError', 'Aucun micro trouvé'],
  ] as const) {
    await pupil.page.evaluate((name) => {
      navigator.mediaDevices.getUserMedia = async () => {
        throw new DOMException('no', name);
      };
    }, fault);
    await pupil.press(button);
    await expect(pupil.page.getByText(words)).toBeVisible();
  }
  await isAccessible(pupil, 'entry, devices refused and absent');
});

test('a link that opens nothing says so, whatever it is', async ({ place, comes }) => {
  const stranger = await comes('Inconnu');
  stranger.watch.expect(/status of 404/);
  await openLink(stranger, new URL('/e#pas-un-lien', place.ready.url).href);
  await expect(
    stranger.page.getByRole('heading', { name: 'Ce lien n’ouvre aucun cours' }),
  ).toBeVisible();
  await isAccessible(stranger, 'entry, unknown link');
});
