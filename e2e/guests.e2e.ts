import { allowGuests, inviteGuest, renewClassLink } from '../src/entry/contract/guest-routes.ts';
import { admit } from '../src/live/contract/routes.ts';
import { calledName, listedName } from '../src/school/contract/names.ts';
import { isInside, knockAt, linkOf, pupilAt, teacherEnters } from './support/class.ts';
import { isAccessible, look } from './support/look.ts';
import type { Person, Size } from './support/person.ts';
import { knockBy, type Teacher } from './support/school.ts';
import { expect, test } from './support/test.ts';

/** A class link by which guests may knock. */
async function classLinkOf(teacher: Teacher, meetingId: string, guests = true) {
  const params = { meetingId };
  const { link } = await teacher.caller.call(renewClassLink, { params });
  await teacher.caller.call(allowGuests, { params, body: { guests } });
  return link;
}

async function saysName({ page }: Person, given: string, family: string): Promise<void> {
  await page.getByLabel('Prénom').fill(given);
  await page.getByLabel('Nom de famille').fill(family);
}

for (const size of ['phone', 'computer'] as const satisfies Size[])
  test(`from link to class in two clicks, on a ${size}: a pupil by theirs, a guest by the class’s`, async ({
    teacher,
    comes,
  }, testInfo) => {
    const lesson = await teacher.lesson(`Deux clics, ${size}`);
    const link = await classLinkOf(teacher, lesson.meetingId);
    const host = await comes('Professeur');
    const seatId = await teacherEnters(host, teacher, lesson);

    const pupil = await comes('Élève', { size });
    await pupil.page.goto(linkOf(lesson, pupilAt(lesson, 0)));
    await pupil.press('J’entre');
    await pupil.press('Frapper à la porte');
    await expect(
      pupil.page.getByRole('heading', { name: `${calledName(teacher.name)} sait que tu es là` }),
    ).toBeVisible();

    const guest = await comes('Invitée', { size, wire: true });
    await guest.page.goto(link);
    await expect(guest.page.getByRole('heading', { name: /^Qui frappe à la porte/ })).toBeVisible();
    await look(guest, `entry-class-link-${size}`, testInfo);
    await saysName(guest, 'Inès', 'Benali');
    await guest.press('Je suis invité');
    await guest.press('Frapper à la porte');
    await expect(
      guest.page.getByRole('heading', { name: 'Le professeur sait que vous êtes là' }),
    ).toBeVisible();
    // The link may have been shared around: nobody is named to who is not let in.
    const told = guest.wire?.kept() ?? Buffer.alloc(0);
    expect(told.includes('Benali'), 'the wire is read').toBe(true);
    for (const secret of [teacher.name.family, lesson.title])
      expect(told.includes(secret), secret).toBe(false);

    await expect(host.page.getByText('invité, nom écrit par lui-même')).toBeVisible();
    // All who are expected: the guest is not.
    const { admitted } = await teacher.caller.call(admit, {
      params: { seatId },
      body: { seatIds: null },
    });
    expect(admitted).toHaveLength(1);
    await isInside(pupil);
    await host.press('Faire entrer Benali Inès');
    await isInside(guest);
    expect([pupil.clicks, guest.clicks]).toEqual([2, 2]);
    const row = host.page.getByRole('listitem').filter({ hasText: 'Benali Inès' });
    await expect(row.getByText('invité', { exact: true })).toBeVisible();
    await expect(
      host.page.getByRole('figure').filter({ hasText: 'Inès' }).getByText('invité'),
    ).toBeVisible();
    await isAccessible(host, 'class with a guest');
  });

test('a class link leads to sign-in, and to nothing else, while guests may not knock', async ({
  teacher,
  comes,
}) => {
  const lesson = await teacher.lesson('Lien qui circule');
  const link = await classLinkOf(teacher, lesson.meetingId, false);
  const stranger = await comes('Inconnu');
  stranger.watch.expect(/status of 401/);
  await stranger.page.goto(link);
  await expect(stranger.page.getByRole('button', { name: 'Se connecter' })).toBeVisible();
  expect(stranger.page.url()).not.toContain(new URL(link).hash.slice(1));
});

test('a guest called like an absent pupil or the teacher is refused, or flagged at the door', async ({
  place,
  teacher,
  comes,
}, testInfo) => {
  const lesson = await teacher.lesson('Sosies');
  const link = await classLinkOf(teacher, lesson.meetingId);
  const host = await comes('Professeur');
  await teacherEnters(host, teacher, lesson);
  const copy = await comes('Sosie', { size: 'tablet' });
  copy.watch.expect(/status of 4(09|22)/);
  await copy.page.goto(link);
  await saysName(copy, teacher.name.given, teacher.name.family);
  await copy.press('Je suis invité');
  await expect(copy.page.getByText('Ce nom ressemble à celui du professeur')).toBeVisible();
  await look(copy, 'nom-du-professeur', testInfo);
  await saysName(copy, 'Zoé 2', 'Dubois');
  await copy.press('Je suis invité');
  await expect(copy.page.getByText('Ce nom ne peut pas être montré')).toBeVisible();
  const { family, given } = pupilAt(lesson, 1).name;
  await saysName(copy, given.toUpperCase(), family.toUpperCase());
  await copy.press('Je suis invité');
  await copy.press('Frapper à la porte');
  await expect(host.page.getByText(`ressemble à ${family} ${given}`)).toBeVisible();
  // The pupils of the class stand before the strangers, whoever came first.
  const pupil = pupilAt(lesson, 0);
  await knockBy(place.ready.url, linkOf(lesson, pupil));
  const door = host.page.getByRole('region', { name: '2 personnes frappent' });
  const rows = door.getByRole('listitem');
  await expect(rows.first()).toContainText(listedName(pupil.name));
  await expect(rows.last()).toContainText('ressemble à');
  await look(host, 'porte-sosie', testInfo);
});

test('an invited guest has a link of their own, under the name that the teacher gave and corrects', async ({
  teacher,
  comes,
}, testInfo) => {
  const lesson = await teacher.lesson('Intervenante');
  const { link } = await teacher.caller.call(inviteGuest, {
    params: { meetingId: lesson.meetingId },
    body: { given: 'Ana', family: 'Lopez' },
  });
  const host = await comes('Professeur');
  await teacherEnters(host, teacher, lesson);
  const guest = await comes('Ana');
  await knockAt(guest, link);
  await expect(host.page.getByText('invité par le professeur')).toBeVisible();
  await host.press('Faire entrer Lopez Ana');
  await isInside(guest);
  await host.press('Actions pour Lopez Ana');
  await host.press('Corriger son nom…', 'menuitem');
  const dialog = host.page.getByRole('dialog', { name: 'Corriger le nom de l’invité' });
  await dialog.getByLabel('Nom de famille').fill('López García');
  await look(host, 'nom-invite', testInfo);
  await dialog.getByRole('button', { name: 'Corriger' }).click();
  const row = host.page.getByRole('listitem').filter({ hasText: 'López García Ana' });
  await expect(row.getByText('invité', { exact: true })).toBeVisible();
});

test('a teacher hands out all kinds of links in one place, and renews them all', async ({
  teacher,
  comes,
}, testInfo) => {
  const lesson = await teacher.lesson('Liens et invités, au complet');
  const host = await comes('Professeur');
  await host.signIn(teacher.credentials);
  const { page } = host;
  await page.goto('/semaine');
  const row = page.getByRole('listitem').filter({ hasText: lesson.title });
  await row.getByRole('button', { name: /^Autres actions/ }).click();
  await host.press('Liens et invités', 'menuitem');
  const dialog = page.getByRole('dialog', { name: 'Liens et invités' });
  await expect(dialog.getByText('A un lien, pas encore ouvert.').first()).toBeVisible();
  await look(host, 'links-pupils', testInfo);
  await dialog.getByRole('tab', { name: 'Classe' }).click();
  await dialog.getByRole('button', { name: 'Faire le lien de la classe' }).click();
  await expect(dialog.getByText(/\/c#/)).toBeVisible();
  await dialog.getByText('Les invités peuvent frapper par ce lien').click();
  await expect(dialog.getByRole('switch')).toBeChecked();
  await expect(dialog.getByText(`/cours/${lesson.meetingId}`)).toBeVisible();
  await look(host, 'links-class', testInfo);
  await dialog.getByRole('tab', { name: 'Invités' }).click();
  await dialog.getByLabel('Prénom').fill('Ana');
  await dialog.getByLabel('Nom de famille').fill('Lopez');
  await dialog.getByRole('button', { name: 'Inviter' }).click();
  await expect(dialog.getByText(/\/e#/)).toBeVisible();
  await look(host, 'links-guests', testInfo);
  const before = await dialog.getByText(/\/e#/).textContent();
  await dialog.getByRole('button', { name: 'Renouveler tous les liens…' }).click();
  await isAccessible(host, 'links, renew all');
  await dialog.getByRole('button', { name: 'Renouveler', exact: true }).click();
  await expect(dialog.getByText(/\/e#/)).not.toHaveText(before ?? '');
  await dialog.getByRole('tab', { name: 'Élèves' }).click();
  await expect(dialog.getByText(/\/e#/).first()).toBeVisible();
});
