import {
  startPlatform,
  type Platform,
} from '../src/identity/server/providers/lti/testing/platform.ts';
import { credentialsOf } from './support/demonstration.ts';
import { isAccessible, look } from './support/look.ts';
import type { Person } from './support/person.ts';
import { cardOf, comesBy, fillService, identify } from './support/sign-in-page.ts';
import { expect, test } from './support/test.ts';

const name = 'Plateforme du collège';

let platform: Platform;
test.beforeAll(async () => {
  platform = await startPlatform([
    { id: 'u-1', given: 'Élève', family: 'Un', sourcedId: 'E-1', role: 'Learner' },
    { id: 'u-martin', given: 'Sylvie', family: 'Martin', sourcedId: 'P-7', role: 'Instructor' },
  ]);
});
test.afterAll(() => platform.stop());

/** The addresses that our page shows, by what they are for. */
async function ours(head: Person) {
  const of = (what: string) =>
    cardOf(head, name)
      .locator('dl > div')
      .filter({ has: head.page.getByText(what, { exact: true }) })
      .locator('code')
      .innerText();
  return {
    launchUrl: await of('Adresse de lancement'),
    answerUrl: await of('Adresse de retour'),
    keysUrl: await of('Nos clés (JWKS)'),
    targetUrl: await of('Page d’arrivée'),
  };
}

test('a course of the school’s platform leads to a lesson, for its teacher and a pupil', async ({
  teacher,
  place,
  comes,
}, testInfo) => {
  test.setTimeout(240_000);
  await identify(place, teacher.name, 'ent', 'P-7');
  const { pupils } = await teacher.lesson('Dictée reliée');
  const [expected] = pupils;
  if (!expected) throw new Error('Nobody is expected.');
  await identify(place, expected.name, 'ent', 'E-1');

  const head = await comesBy(comes, 'Direction', platform.url);
  await test.step('the head adds the platform, checks it and opens it', async () => {
    const { settings } = platform;
    await head.signIn(credentialsOf(place, 'benali'));
    const dialog = await fillService(head, {
      kind: 'LTI 1.3',
      name,
      fields: {
        'Plateforme (issuer)': settings.issuer,
        'Identifiant du client': settings.clientId,
        Déploiements: settings.deployments,
        'Adresse de connexion de la plateforme': settings.signInUrl,
        'Adresse de ses clés (JWKS)': settings.keysUrl,
        'Adresse de ses jetons': settings.tokenUrl,
        'Attribut 1': 'person_sourcedid',
      },
    });
    await look(head, 'services-lti-formulaire', testInfo);
    await dialog.getByRole('button', { name: 'Enregistrer' }).click();
    await expect(dialog).toBeHidden();
    platform.state.tool = await ours(head);
    await head.press(/^Vérifier la plateforme/);
    await expect(head.page.getByText('La plateforme répond')).toBeVisible();
    await cardOf(head, name).getByText('Ouvert aux liens de la plateforme').click();
    await expect(head.page.getByText('pas encore ouvert')).toBeHidden();
    await look(head, 'services-lti-verification', testInfo);
  });

  await test.step('the teacher chooses what the course links to', async () => {
    const person = await comesBy(comes, 'Professeure', platform.url);
    const { page } = person;
    await page.goto(`${platform.url}/course?user=u-martin`);
    await person.press('Choisir un cours de Préau', 'link');
    await expect(page.getByRole('heading', { level: 1, name: 'Relier un cours' })).toBeVisible();
    await expect(page.getByText('Français 6e B')).toBeVisible();
    await expect(page.getByRole('heading', { name: /Dictée reliée/ })).toBeVisible();
    await look(person, 'relier-un-cours', testInfo);
    await page.getByRole('button', { name: /^Choisir .*Dictée reliée/ }).click();
    await expect(page.getByRole('heading', { name: 'Lier ce cours' })).toBeVisible();
    await isAccessible(person, 'relier-un-cours-réponse');
    await person.press('Ajouter le lien');
    await expect(page.getByRole('heading', { name: 'Lien ajouté' })).toBeVisible();
    expect(platform.state.links[0]?.url).toMatch(/\/cours\/[0-9a-f-]{36}$/);
  });

  await test.step('a pupil comes by it to the lesson’s door, and knocks', async () => {
    const person = await comesBy(comes, 'Élève', platform.url);
    const { page } = person;
    await page.goto(`${platform.url}/course?user=u-1`);
    await page.getByRole('link', { name: /Dictée reliée/ }).click();
    await expect(page.getByRole('button', { name: 'Frapper à la porte' })).toBeVisible();
    await person.press('Frapper à la porte');
    await expect(page.getByRole('heading', { name: /(sait|verra) que/ })).toBeVisible();
  });

  await test.step('from within a frame, Préau opens in a tab', async () => {
    const person = await comesBy(comes, 'Élève encadré', platform.url);
    await person.page.goto(`${platform.url}/course?user=u-1&framed`);
    const opened = person.context.waitForEvent('page');
    await person.page.frameLocator('iframe').getByRole('link', { name: 'Ouvrir Préau' }).click();
    const tab = await opened;
    await expect(tab.getByRole('heading', { level: 1, name: 'Mes cours' })).toBeVisible();
    await expect(tab.getByRole('heading', { name: /Dictée reliée/ })).toBeVisible();
  });

  await test.step('the head compares the course’s list with the register', async () => {
    const { page } = head;
    await page.reload();
    await head.press(/^Comparer avec le registre.*Français 6e B$/);
    await expect(page.getByText('Liste comparée')).toBeVisible();
    await expect(page.getByText(/Déjà rattachées\s: 2\./)).toBeVisible();
    await look(head, 'services-lti-listes', testInfo);
    await head.press(`Retirer ${name}`);
    await head.press('Retirer ce service');
    await expect(cardOf(head, name)).toBeHidden();
  });
});
