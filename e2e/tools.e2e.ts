import { barOf, openClass } from './support/class.ts';
import { isAccessible, look } from './support/look.ts';
import type { Person } from './support/person.ts';
import { expect, test } from './support/test.ts';

const openTool = async (host: Person, name: string) => {
  await host.press('Outils');
  await host.press(name, 'menuitem');
};
const timerOf = ({ page }: Person) => page.getByRole('timer').first();

test('a timer that all see, a draw by lot without repetition, one face large for all', async ({
  teacher,
  comes,
}, testInfo) => {
  const {
    teacher: host,
    pupils: [zoe, hugo],
    people,
  } = await openClass(teacher, comes, 'Outils', {
    host: {},
    pupils: [{ paint: 'green' }, { size: 'phone' }],
  });
  const [zoeName, hugoName] = people.map(({ name }) => `${name.given} ${name.family}`);
  if (!zoe || !hugo || !zoeName || !hugoName) throw new Error('nobody came');

  await test.step('a timer: started, held, seen by all at once', async () => {
    await openTool(host, 'Minuteur…');
    await look(host, 'minuteur-depart', testInfo);
    await host.press('5 minutes');
    for (const person of [host, zoe, hugo]) await expect(timerOf(person)).toHaveText(/^4:\d\d$/);
    await look(host, 'minuteur-professeur', testInfo);
    await look(hugo, 'minuteur-telephone', testInfo);
    await host.page.getByTitle('Régler le minuteur').click();
    await host.press('Pause');
    await expect(host.page.getByRole('button', { name: 'Reprendre' })).toBeVisible();
    const held = await host.page.getByRole('dialog').getByRole('timer').textContent();
    await expect(timerOf(zoe)).toHaveText(held ?? '');
    await look(host, 'minuteur-en-pause', testInfo);
    await zoe.page.reload();
    await expect(timerOf(zoe)).toHaveText(held ?? '', { timeout: 30_000 });
    await host.press('Arrêter');
    // The button that was pressed is gone: the keyboard is not lost with it.
    const close = host.page.getByRole('dialog').getByRole('button', { name: 'Fermer' });
    await expect(close).toBeFocused();
    await host.page.keyboard.press('Escape');
    await expect(hugo.page.getByRole('timer')).toHaveCount(0);
  });

  await test.step('a draw by lot: each once, shown to all when the teacher wants', async () => {
    await openTool(host, 'Tirer au sort');
    const drawn = host.page.getByText(/^Tirage au sort\s:/);
    await expect(drawn).toHaveText(new RegExp(`${zoeName}|${hugoName}`));
    const first = (await drawn.textContent()) ?? '';
    await expect(zoe.page.getByText(/^Tirage au sort/)).toHaveCount(0);
    await look(host, 'tirage-professeur', testInfo);
    await host.press('Montrer à tous');
    for (const pupil of [zoe, hugo])
      await expect(pupil.page.getByText(/^Tirage au sort\s:/)).toBeVisible();
    await expect(
      (first.includes(zoeName) ? zoe : hugo).page.getByText('Tirage au sort : c’est toi !'),
    ).toBeVisible();
    await look(hugo, 'tirage-telephone', testInfo);
    await host.press('Tirer un autre');
    await expect(drawn).not.toHaveText(first);
    await expect(drawn).toHaveText(new RegExp(`${zoeName}|${hugoName}`));
    await host.press('Tirer un autre');
    await expect(drawn).toHaveText(/tous les présents sont passés/);
    await isAccessible(host, 'tirage fini');
    await host.press('Recommencer');
    await expect(drawn).toHaveCount(0);
  });

  await test.step('one face large for all, told to whom it is, and ended by one press', async () => {
    const menu = host.page.getByRole('button', { name: /^Actions pour / }).first();
    await menu.click();
    await host.press('Mettre en grand pour tous', 'menuitem');
    const notice = host.page.getByText(/est en grand pour tous/);
    await expect(notice).toBeVisible();
    const isZoe = ((await notice.textContent()) ?? '').includes(zoeName);
    const [shown, other] = isZoe ? [zoe, hugo] : [hugo, zoe];
    await expect(shown.page.getByText('Tout le monde te voit en grand.')).toBeVisible();
    await expect(
      other.page.getByRole('main').getByText(isZoe ? zoeName : hugoName, { exact: true }),
    ).toBeVisible();
    await look(host, 'projecteur-professeur', testInfo);
    await look(other, 'projecteur-eleve', testInfo);
    await shown.press('Quitter');
    await expect(notice).toHaveCount(0);
    await expect(barOf(host.page)).toBeVisible();
  });
});
