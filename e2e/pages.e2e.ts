import { linkOf, knockAt, openClass, openLink, pupilAt } from './support/class.ts';
import { look } from './support/look.ts';
import { hoursLater } from './support/school.ts';
import { expect, test } from './support/test.ts';

test('every page of the staff, at three widths', async ({ teacher, comes }, testInfo) => {
  test.setTimeout(240_000);
  await teacher.lesson('Une leçon à venir', hoursLater(teacher.zone));
  const host = await comes('Professeur');
  const { page } = host;
  await page.goto('/connexion');
  await expect(page.getByRole('button', { name: 'Se connecter' })).toBeVisible();
  await look(host, 'connexion', testInfo);
  await host.press('Se connecter');
  await expect(page.getByText('Le mot de passe manque.')).toBeVisible();
  await look(host, 'connexion-incomplete', testInfo);
  await host.signIn(teacher.credentials);
  await page.goto('/semaine');
  await expect(page.getByRole('heading', { name: 'Une leçon à venir' }).first()).toBeVisible();
  await look(host, 'semaine', testInfo);
  await host.press('Prévoir un cours');
  await expect(page.getByRole('dialog').getByLabel('Titre')).toBeVisible();
  await look(host, 'prevoir', testInfo);
  await page.getByRole('dialog').getByRole('button', { name: 'Prévoir', exact: true }).click();
  await expect(page.getByText('À remplir.').first()).toBeVisible();
  await look(host, 'prevoir-incomplet', testInfo);
  await page.getByRole('dialog').getByRole('button', { name: 'Fermer', exact: true }).click();
  await page.getByRole('button', { name: 'Liens et invités' }).first().click();
  await expect(page.getByRole('dialog').getByRole('listitem').first()).toBeVisible();
  await look(host, 'liens', testInfo);
  await page
    .getByRole('dialog')
    .getByRole('button', { name: /^(Faire un|Refaire le) lien – / })
    .first()
    .click();
  await expect(page.getByText('Montrés une seule fois')).toBeVisible();
  await look(host, 'liens-faits', testInfo);
  await page.goto('/classes');
  await expect(page.getByRole('link', { name: /5e A/ }).first()).toBeVisible();
  await look(host, 'classes', testInfo);
  await page.getByRole('link', { name: /5e A/ }).first().click();
  await expect(page.getByText('Abdou')).toBeVisible();
  await look(host, 'classe', testInfo);
  for (const [path, heading] of [
    ['/sante', 'État du service'],
    ['/apropos', 'À propos'],
    ['/rien', 'Page introuvable'],
  ] as const) {
    if (path === '/rien') host.watch.expect(/status of 404/);
    await page.goto(path);
    await expect(page.getByRole('heading', { level: 1, name: heading })).toBeVisible();
    await look(host, path.slice(1), testInfo);
  }
});

test('every state of the entry, at three widths', async ({ teacher, comes, place }, testInfo) => {
  test.setTimeout(240_000);
  const lesson = await teacher.lesson('Entrées');
  const seatId = await teacher.open(lesson);
  const pupil = await comes('Élève');
  const { page } = pupil;
  await page.goto(linkOf(lesson, pupilAt(lesson, 0)));
  await expect(page.getByRole('button', { name: 'J’entre' })).toBeVisible();
  await look(pupil, 'entree-lien', testInfo);
  await pupil.press('J’entre');
  await expect(page.getByRole('button', { name: 'Frapper à la porte' })).toBeVisible();
  await look(pupil, 'entree-porte', testInfo);
  await page.getByText('Langue et affichage').click();
  await look(pupil, 'entree-affichage', testInfo);
  await page.getByText('Langue et affichage').click();
  await pupil.press('Caméra');
  await expect(page.getByRole('button', { name: 'Caméra prête' })).toBeVisible();
  await pupil.press('Frapper à la porte');
  await expect(page.getByRole('heading', { name: /sait que/ })).toBeVisible();
  await look(pupil, 'entree-attente', testInfo);
  const early = await comes('Élève en avance');
  early.watch.expect(/status of 425/);
  const later = await teacher.lesson('Plus tard encore', hoursLater(teacher.zone));
  await openLink(early, linkOf(later, pupilAt(later, 0)));
  await expect(early.page.getByRole('timer')).toBeVisible();
  await look(early, 'entree-trop-tot', testInfo);
  const unknown = await comes('Inconnu');
  unknown.watch.expect(/status of 404/);
  await openLink(unknown, new URL('/e#rien', place.ready.url).href);
  await expect(
    unknown.page.getByRole('heading', { name: 'Ce lien n’ouvre aucun cours' }),
  ).toBeVisible();
  await look(unknown, 'entree-inconnu', testInfo);
  expect(seatId).not.toBe('');
});

test('the class page, its panel and its dialogs, at three widths', async ({
  teacher,
  comes,
}, testInfo) => {
  test.setTimeout(240_000);
  const {
    teacher: host,
    pupils,
    lesson,
  } = await openClass(teacher, comes, 'Dialogues', {
    host: { paint: 'red' },
    pupils: [{ size: 'phone' }],
  });
  const [pupil] = pupils;
  if (!pupil) throw new Error('nobody came');
  const knocker = await comes('Qui frappe');
  await knockAt(knocker, linkOf(lesson, pupilAt(lesson, 1)));
  await expect(host.page.getByRole('heading', { name: '1 personne frappe' })).toBeVisible();
  await look(host, 'classe-on-frappe', testInfo);
  await host.press('Finir');
  await expect(host.page.getByRole('dialog')).toBeVisible();
  await look(host, 'classe-finir', testInfo);
  await host.page.keyboard.press('Escape');
  await host.press('Plus');
  await expect(host.page.getByRole('menu')).toBeVisible();
  await look(host, 'classe-menu', testInfo);
  await host.page.keyboard.press('Escape');
  await look(pupil, 'classe-sans-camera', testInfo);
  await host.press('Finir');
  await host.press('Finir pour tout le monde');
  await expect(pupil.page.getByRole('heading', { name: 'Le cours est fini' })).toBeVisible();
  await look(pupil, 'classe-finie', testInfo);
  await expect(knocker.page.getByRole('heading', { name: 'Le cours est fini.' })).toBeVisible();
  await look(knocker, 'entree-fini', testInfo);
  const row = host.page.getByRole('listitem').filter({ hasText: lesson.title });
  await expect(row.getByText('Terminé')).toBeVisible();
  await expect(row.getByText('à la porte'), 'nobody waits for a lesson that is over').toHaveCount(
    0,
  );
});

test('dark, contrasted and dyslexic looks have no fault of contrast either', async ({
  teacher,
  comes,
}, testInfo) => {
  const host = await comes('Professeur');
  await host.signIn(teacher.credentials);
  await host.page.goto('/semaine');
  await host.page
    .getByRole('button', { name: /Affichage/ })
    .first()
    .click();
  const panel = host.page.getByRole('radio');
  await expect(panel.first()).toBeVisible();
  for (const choice of ['Sombre', 'Renforcé', 'Clair', 'OpenDyslexic']) {
    await host.page.getByRole('radio', { name: choice }).check();
    await look(host, `affichage-${choice.toLowerCase()}`, testInfo);
  }
});
