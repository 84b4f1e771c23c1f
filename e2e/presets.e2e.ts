import type { Page } from '@playwright/test';
import { barOf, openClass, teacherEnters, turnOn } from './support/class.ts';
import { credentialsOf } from './support/demonstration.ts';
import { look } from './support/look.ts';
import type { Person } from './support/person.ts';
import { hoursLater } from './support/school.ts';
import { expect, test } from './support/test.ts';

const own = (person: Person, name: string) =>
  barOf(person.page).getByRole('button', { name, exact: true });
const choice = (page: Page, right: string) => page.getByRole('group', { name: right });
const option = (page: Page, right: string, name: string | RegExp) =>
  choice(page, right).getByRole('radio', { name });

test('what the school or a class sets holds at once in a lesson that goes on, and is taken back', async ({
  place,
  teacher,
  comes,
}, testInfo) => {
  const {
    teacher: host,
    pupils: [zoe],
  } = await openClass(teacher, comes, 'Droits de la classe', { host: {}, pupils: [{}] });
  if (!zoe) throw new Error('nobody came');
  await expect(own(zoe, 'Caméra')).toBeVisible();

  await test.step('the head, for the school', async () => {
    const head = await comes('Principale');
    await head.signIn(credentialsOf(place, 'benali'));
    await head.page.goto('/etablissement');
    await head.page
      .getByRole('main')
      .getByRole('link', { name: /Droits pendant les cours/ })
      .click();
    const camera = choice(head.page, 'Montrer sa caméra');
    await expect(camera.getByText('En ce moment : oui, réglage de départ.')).toBeVisible();
    await look(head, 'droits-etablissement', testInfo);
    await option(head.page, 'Montrer sa caméra', 'Non').click();
    await expect(camera.getByText('En ce moment : non, réglé par l’établissement.')).toBeVisible();
    await expect(own(zoe, 'Caméra')).toBeHidden();
    await head.press('Rétablir');
    await expect(own(zoe, 'Caméra')).toBeVisible();
    await expect(option(head.page, 'Montrer sa caméra', /^Par défaut/)).toBeChecked();
  });

  await test.step('its teacher, for the class, by the keyboard', async () => {
    const { group } = await teacher.group();
    const page = await host.context.newPage();
    await page.goto(`/classes/${group.groupId}`);
    await page.getByRole('link', { name: 'Droits pendant les cours' }).click();
    await expect(
      page.getByRole('heading', { name: `Droits pendant les cours de ${group.name}` }),
    ).toBeVisible();
    await option(page, 'Ouvrir son micro', /^Comme l’établissement/).focus();
    await page.keyboard.press('ArrowRight');
    await page.keyboard.press('ArrowRight');
    await expect(option(page, 'Ouvrir son micro', 'Non')).toBeChecked();
    await expect(
      choice(page, 'Ouvrir son micro').getByText('En ce moment : non, réglé pour cette classe.'),
    ).toBeVisible();
    await expect(own(zoe, 'Micro')).toBeHidden();
    await look(Object.assign(Object.create(host) as Person, { page }), 'droits-classe', testInfo);
    await option(page, 'Ouvrir son micro', /^Comme l’établissement/).click();
    await expect(own(zoe, 'Micro')).toBeVisible();
    await page.close();
  });
});

test('a preset is applied to a lesson in one press, taken back, kept under a name and forgotten', async ({
  teacher,
  comes,
}, testInfo) => {
  const {
    teacher: host,
    pupils: [zoe],
  } = await openClass(teacher, comes, 'Préréglages', { host: {}, pupils: [{}] });
  if (!zoe) throw new Error('nobody came');
  await turnOn(zoe, 'Micro');
  await barOf(host.page).getByRole('button', { name: 'Plus' }).click();
  await host.page.getByRole('menuitem', { name: 'Droits des élèves…' }).click();
  const dialog = host.page.getByRole('dialog', { name: 'Droits des élèves' });
  const preset = (name: string) => dialog.getByRole('button', { name, exact: true });

  await test.step('« Contrôle » takes the microphones; « Rétablir » gives the right back, and opens none', async () => {
    await expect(preset('Débat')).toBeVisible();
    await preset('Contrôle').click();
    await expect(dialog.getByText(/Contrôle.+est appliqué à ce cours/)).toBeVisible();
    await expect(preset('Contrôle')).toHaveAttribute('aria-current', 'true');
    await expect(own(zoe, 'Micro')).toBeHidden();
    await look(host, 'prereglage-applique', testInfo);
    await preset('Rétablir').click();
    await expect(own(zoe, 'Micro')).toHaveAttribute('aria-pressed', 'false');
    await expect(preset('Contrôle')).toHaveAttribute('aria-current', 'false');
  });

  await test.step('what is set now is kept under a name, and applied again by it', async () => {
    await dialog.getByText('Ouvrir son micro').click();
    await expect(own(zoe, 'Micro')).toBeHidden();
    await preset('Garder ces droits sous un nom…').click();
    await dialog.getByRole('textbox', { name: 'Nom du préréglage' }).fill('Dictée');
    await look(host, 'prereglage-garder', testInfo);
    await host.page.keyboard.press('Enter');
    await expect(preset('Dictée')).toHaveAttribute('aria-current', 'true');
    await preset('Débat').click();
    await expect(own(zoe, 'Micro')).toBeVisible();
    await preset('Dictée').click();
    await expect(own(zoe, 'Micro')).toBeHidden();
    await host.page.keyboard.press('Escape');
  });

  await test.step('from the week, before a lesson begins', async () => {
    const planned = await teacher.lesson('Dictée à préparer', hoursLater(teacher.zone));
    const week = await comes('Professeur, la veille', { size: 'phone' });
    await week.signIn(teacher.credentials);
    await week.page.goto('/semaine');
    await week.press(/^Autres actions pour .*Dictée à préparer/);
    await week.press('Droits des élèves', 'menuitem');
    const early = week.page.getByRole('dialog', { name: 'Droits pendant ce cours' });
    await early.getByRole('button', { name: 'Dictée', exact: true }).click();
    await expect(
      choice(week.page, 'Ouvrir son micro').getByText('En ce moment : non, réglé pour ce cours.'),
    ).toBeVisible();
    await look(week, 'droits-d-un-cours', testInfo);
    await early.getByRole('button', { name: 'Oublier le préréglage Dictée' }).click();
    await expect(early.getByText('C’est oublié.')).toBeVisible();
    await expect(early.getByRole('button', { name: 'Dictée', exact: true })).toHaveCount(0);
    const later = await comes('Professeur, à l’heure');
    await teacherEnters(later, teacher, planned);
    await expect(later.page.getByRole('switch', { name: 'Micros' })).toHaveAttribute(
      'aria-checked',
      'false',
    );
  });
});
