import { isInside, openClass } from './support/class.ts';
import { look } from './support/look.ts';
import type { Person } from './support/person.ts';
import { expect, test } from './support/test.ts';

const panelOf = ({ page }: Person) => page.getByRole('complementary', { name: 'Sondages' });
const cardOf = ({ page }: Person) => page.getByRole('region', { name: 'Sondage', exact: true });

test('questions are prepared, asked one after the other as a quiz, and each sees their score', async ({
  teacher,
  comes,
}, testInfo) => {
  test.setTimeout(300_000);
  const {
    teacher: host,
    pupils,
    people,
    seatId,
  } = await openClass(teacher, comes, 'Quiz', {
    host: {},
    pupils: [{}, { size: 'phone' }],
  });
  const [zoe, hugo] = pupils;
  const [first, second] = people;
  if (!zoe || !hugo || !first || !second) throw new Error('nobody came');
  const { page } = host;

  await test.step('a list is prepared, with what is expected', async () => {
    await page.goto('/questions');
    await expect(page.getByRole('heading', { name: 'Aucune question préparée' })).toBeVisible();
    await look(host, 'questions-vide', testInfo);
    await host.press('Préparer des questions');
    await host.press('Enregistrer la liste');
    await expect(page.getByText('Donner un nom à la liste.')).toBeVisible();
    await page.getByRole('textbox', { name: 'Nom de la liste' }).fill('Calcul mental');
    const one = page.getByRole('region', { name: 'Question 1' });
    await one.getByRole('textbox', { name: 'Question' }).fill('Combien font 6 × 7 ?');
    await one.getByRole('textbox', { name: 'Choix 1' }).fill('41');
    await one.getByRole('textbox', { name: 'Choix 2' }).fill('42');
    await one.getByRole('checkbox', { name: 'Choix 2 : attendu' }).press(' ');
    await host.press('Ajouter une question');
    const two = page.getByRole('region', { name: 'Question 2' });
    await two.getByRole('combobox', { name: 'Sorte de question' }).selectOption('yesNo');
    await two.getByRole('textbox', { name: 'Question' }).fill('9 est-il premier ?');
    await two.getByRole('checkbox', { name: 'Non : attendu' }).press(' ');
    await look(host, 'questions-liste', testInfo);
    await host.press('Enregistrer la liste');
    await expect(page.getByRole('heading', { name: 'Calcul mental' })).toBeVisible();
    await expect(page.getByText('2 questions')).toBeVisible();
    await look(host, 'questions', testInfo);
  });

  await test.step('in class, its first question is asked by one press', async () => {
    await page.goto(`/salle/${seatId}`);
    await isInside(host);
    await page.getByRole('button', { name: 'Outils', exact: true }).click();
    await page.getByRole('menuitem', { name: 'Sondages…' }).click();
    await expect(panelOf(host).getByText('Combien font 6 × 7 ?')).toBeVisible();
    await look(host, 'quiz-preparees', testInfo);
    await panelOf(host).getByRole('button', { name: 'Poser la question 1' }).click();
    await cardOf(zoe).getByRole('button', { name: '42' }).click();
    await cardOf(hugo).getByRole('button', { name: '41' }).click();
    await expect(panelOf(host)).toContainText('2 sur 2');
    await expect(cardOf(zoe)).not.toContainText('attendu');
    await panelOf(host).getByRole('button', { name: 'Clore le sondage' }).click();
  });

  await test.step('each sees whether they were right, and their score', async () => {
    await panelOf(host).getByRole('button', { name: 'Montrer à la classe' }).click();
    await expect(cardOf(zoe)).toContainText('Bonne réponse');
    await expect(cardOf(zoe)).toContainText('Ton score : 1 sur 1.');
    await expect(cardOf(hugo)).toContainText('Ce n’est pas la réponse attendue.');
    await look(hugo, 'quiz-resultat-eleve', testInfo);
  });

  await test.step('the next one is asked; who leads sees the scores of all', async () => {
    await expect(panelOf(host).getByText('(posée)')).toBeVisible();
    await panelOf(host).getByRole('button', { name: 'Poser la question 2' }).click();
    await cardOf(zoe).getByRole('button', { name: 'Oui' }).click();
    await cardOf(hugo).getByRole('button', { name: 'Non' }).click();
    await expect(panelOf(host)).toContainText('2 sur 2');
    await panelOf(host).getByRole('button', { name: 'Clore le sondage' }).click();
    const scores = panelOf(host).getByRole('region', { name: 'Scores du quiz' });
    for (const { name } of [first, second])
      await expect(scores.getByRole('row', { name: new RegExp(name.family) })).toContainText(
        '1 sur 2',
      );
    await look(host, 'quiz-scores', testInfo);
    await panelOf(host).getByRole('button', { name: 'Montrer à la classe' }).first().click();
    await expect(cardOf(hugo)).toContainText('Ton score : 1 sur 2.');
  });

  await test.step('a list that no longer serves goes for good', async () => {
    await page.goto('/questions');
    await page.getByRole('button', { name: 'Supprimer Calcul mental' }).click();
    await host.press('Supprimer la liste');
    await expect(page.getByRole('heading', { name: 'Aucune question préparée' })).toBeVisible();
  });
});
