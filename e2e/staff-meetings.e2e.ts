import { listStaff, planStaffMeeting, reserve } from '../src/meeting/contract/staff-routes.ts';
import { isInside } from './support/class.ts';
import { isAccessible, look } from './support/look.ts';
import { hoursLater, hoursNow, Teacher } from './support/school.ts';
import { credentialsOf } from './support/demonstration.ts';
import { expect, test } from './support/test.ts';

test('a meeting planned for colleagues chosen by name and by class is in their week, and opens for them', async ({
  place,
  teacher,
  comes,
}, testInfo) => {
  const title = 'Conseil de classe';
  const host = await comes('Conseillère');
  await host.signIn(credentialsOf(place, 'nkomo'));
  await host.page.goto('/reunions');
  await host.press('Prévoir une réunion');
  const form = host.page.getByRole('dialog', { name: 'Prévoir une réunion' });
  const { day, from, to } = hoursNow(teacher.zone);
  await form.getByLabel('Titre').fill(title);
  await form.getByLabel('Jour').fill(day);
  await form.getByLabel('De', { exact: true }).fill(from);
  await form.getByLabel('À', { exact: true }).fill(to);
  await form.getByLabel('Ajouter l’équipe d’une classe').selectOption({ label: '6e B' });
  await expect(form.getByText('2 personnes invitées.')).toBeVisible();
  await form.getByLabel('Chercher un nom').fill('la tour');
  await form.getByText('de La Tour Hélène').click();
  await expect(form.getByText('3 personnes invitées.')).toBeVisible();
  await look(host, 'staff-meeting-form', testInfo);
  await form.getByRole('button', { name: 'Prévoir', exact: true }).click();
  await expect(host.page.getByText('La réunion est prévue.')).toBeVisible();

  const guest = await comes('Professeure');
  await guest.signIn(teacher.credentials);
  await guest.page.goto('/semaine');
  const invited = guest.page.getByRole('listitem').filter({ hasText: title });
  await expect(invited.getByText('On vous y invite')).toBeVisible();
  await look(guest, 'staff-meeting-week', testInfo);
  await invited.getByRole('link', { name: 'Aller à la porte' }).click();
  await guest.press('Frapper à la porte');

  await host.page.goto('/semaine');
  const own = host.page.getByRole('listitem').filter({ hasText: title });
  await own.getByRole('button', { name: /^Autres actions/ }).click();
  await expect(host.page.getByRole('menuitem', { name: 'Modifier' })).toBeVisible();
  await isAccessible(host, 'menu of a staff meeting');
  await host.page.keyboard.press('Escape');
  await host.press('Ouvrir la salle');
  await isInside(host);
  await expect(host.page.getByRole('heading', { name: '1 personne frappe' })).toBeVisible();
  // Who knocks is not called absent as well.
  await expect(host.page.getByText('2 absents').first()).toBeVisible();
  await host.press('Faire entrer Martin Sylvie');
  await isInside(guest);
  await expect(host.page.getByText('2 absents').first()).toBeVisible();
  await host.press('Finir');
  await host.press('Finir pour tout le monde');
  await expect(guest.page.getByRole('heading', { name: 'La réunion est finie' })).toBeVisible();
});

test('places are reserved: the last one, then a waiting list, and a place given back goes to who waits', async ({
  place,
  teacher,
  comes,
}, testInfo) => {
  const title = 'Formation au tableau partagé';
  const hours = hoursLater(teacher.zone);
  const host = await comes('Conseillère');
  await host.signIn(credentialsOf(place, 'nkomo'));
  await host.page.goto('/reunions');
  await host.press('Prévoir une réunion');
  const form = host.page.getByRole('dialog', { name: 'Prévoir une réunion' });
  await form.getByLabel('Titre').fill(title);
  await form.getByLabel('Jour').fill(hours.day);
  await form.getByLabel('De', { exact: true }).fill(hours.from);
  await form.getByLabel('À', { exact: true }).fill(hours.to);
  await form.getByRole('radio', { name: 'Sur réservation' }).check();
  await form.getByLabel('Nombre de places').fill('dix');
  await form.getByRole('button', { name: 'Prévoir', exact: true }).click();
  await expect(form.getByText('Un nombre de 1 à 500.')).toBeVisible();
  await form.getByLabel('Nombre de places').fill('1');
  await look(host, 'reservation-form', testInfo);
  await form.getByRole('button', { name: 'Prévoir', exact: true }).click();
  await expect(host.page.getByText('La réunion est prévue.')).toBeVisible();

  const first = await comes('Premier');
  await first.signIn(credentialsOf(place, 'haddad'));
  await first.page.goto('/reunions');
  await first.press(`Réserver ma place : ${title}`);
  const row = (who: typeof first) => who.page.getByRole('listitem').filter({ hasText: title });
  await expect(row(first).getByText('Vous avez une place')).toBeVisible();
  await expect(row(first).getByText('Complet, 1 place')).toBeVisible();

  const second = await comes('Seconde');
  await second.signIn(teacher.credentials);
  await second.page.goto('/reunions');
  await second.press(`M’inscrire sur la liste d’attente : ${title}`);
  await expect(row(second).getByText('Liste d’attente, rang 1')).toBeVisible();
  await look(second, 'reservation-waiting', testInfo);

  await row(host)
    .getByRole('button', { name: /^Places réservées/ })
    .click();
  const reserved = host.page.getByRole('dialog', { name: 'Places réservées' });
  await expect(reserved.getByText('Haddad Karim')).toBeVisible();
  await expect(reserved.getByText('Liste d’attente, dans l’ordre')).toBeVisible();
  await look(host, 'reservation-list', testInfo);

  await first.press(`Rendre ma place : ${title}`);
  await expect(row(first).getByText('Vous avez une place')).toBeHidden();
  await second.page.goto('/semaine');
  await expect(second.page.getByText('Une place s’est libérée, elle est à vous')).toBeVisible();
  await look(second, 'reservation-given', testInfo);
  await second.press('C’est noté');
  await expect(second.page.getByText('Une place s’est libérée')).toBeHidden();
  await expect(row(second).getByText('Vous avez une place')).toBeVisible();
});

test('in English, everything about meetings is said in English', async ({
  place,
  teacher,
  comes,
}) => {
  const { username, password } = credentialsOf(place, 'haddad');
  const caller = (await Teacher.signIn(place.ready.url, { username, password })).caller;
  const { people } = await caller.call(listStaff, {});
  expect(people.length).toBeGreaterThan(3);
  const { meeting } = await caller.call(planStaffMeeting, {
    body: {
      title: 'Budget',
      ...hoursLater(teacher.zone),
      opensBeforeMinutes: 5,
      coming: { by: 'reservation', places: 10 },
    },
  });
  const params = { meetingId: meeting.meetingId };
  expect((await caller.status(reserve, { params })).status).toBe(403);
  const reader = await comes('Reader');
  await reader.signIn(credentialsOf(place, 'nkomo'));
  await reader.page.goto('/reunions');
  await reader.page.getByRole('button', { name: 'Affichage' }).first().click();
  await reader.page.getByRole('radio', { name: 'English' }).click();
  await expect(reader.page.getByRole('heading', { name: 'Meetings', level: 1 })).toBeVisible();
  await reader.page.keyboard.press('Escape');
  await expect(reader.page.getByText('10 free places of 10').first()).toBeVisible();
  await reader.page.getByRole('button', { name: 'Reserve my place: Budget' }).first().click();
  await expect(reader.page.getByText('You have a place').first()).toBeVisible();
});
