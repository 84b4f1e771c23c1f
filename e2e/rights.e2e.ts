import { setRights } from '../src/live/contract/rights-routes.ts';
import { calledName } from '../src/school/contract/names.ts';
import { staysInReach } from './support/beside-list.ts';
import { barOf, openClass, turnOn } from './support/class.ts';
import { hears, hearsNothing, sees, seesNot } from './support/expect-media.ts';
import { look } from './support/look.ts';
import { expect, test } from './support/test.ts';

const button = (name: string) => ({ name, exact: true });

test('« Calme » silences the class in a second, and gives each one exactly their rights back', async ({
  teacher,
  comes,
}, testInfo) => {
  const {
    teacher: host,
    pupils: [zoe, hugo],
    people,
  } = await openClass(teacher, comes, 'Droits et calme', {
    host: { tone: 440, paint: 'red' },
    pupils: [
      { tone: 660, paint: 'green' },
      { paint: 'blue', size: 'phone' },
    ],
  });
  const [zoeName] = people;
  if (!zoe || !hugo || !zoeName) throw new Error('nobody came');
  await turnOn(zoe, 'Micro', 'Caméra');
  await turnOn(hugo, 'Caméra');
  await hears(host, 660);
  await sees(host, 'green');
  const calm = host.page.getByRole('button', button('Calme'));

  await test.step('one press holds all back: what is open closes, its buttons are gone', async () => {
    await calm.click();
    await expect(calm).toHaveAttribute('aria-pressed', 'true');
    for (const pupil of [zoe, hugo]) {
      await expect(pupil.page.getByText(/demandé le calme/)).toBeVisible();
      for (const name of ['Micro', 'Caméra'])
        await expect(barOf(pupil.page).getByRole('button', button(name))).toBeHidden();
    }
    await hearsNothing(host);
    await look(host, 'calme-professeur', testInfo);
    await staysInReach(host, ['Calme', 'Outils']);
    await look(hugo, 'calme-eleve', testInfo);
  });

  await test.step('what is changed meanwhile shows at the second press; nobody is opened by it', async () => {
    await host.page
      .getByRole('button', { name: /^Actions pour .*/ })
      .first()
      .click();
    await host.page.getByRole('menuitem', { name: 'Ses droits…' }).click();
    const dialog = host.page.getByRole('dialog', { name: /^Droits de/ });
    await dialog.getByText('Montrer sa caméra').click();
    await expect(dialog.getByText(/réglé pour cette personne/)).toBeVisible();
    await look(host, 'droits-d-un-eleve', testInfo);
    await host.page.keyboard.press('Escape');
    await calm.click();
    await expect(barOf(zoe.page).getByRole('button', button('Micro'))).toHaveAttribute(
      'aria-pressed',
      'false',
    );
    await expect(barOf(zoe.page).getByRole('button', button('Caméra'))).toBeHidden();
    await expect(barOf(hugo.page).getByRole('button', button('Caméra'))).toHaveAttribute(
      'aria-pressed',
      'false',
    );
    await turnOn(zoe, 'Micro');
    await hears(host, 660);
  });
});

test('a teacher closes a microphone, takes the right from all, and proposes to one to speak', async ({
  teacher,
  comes,
}, testInfo) => {
  const {
    teacher: host,
    pupils: [zoe],
  } = await openClass(teacher, comes, 'Chacun son tour', {
    host: {},
    pupils: [{ tone: 660 }],
  });
  if (!zoe) throw new Error('nobody came');
  const microphone = barOf(zoe.page).getByRole('button', button('Micro'));
  const act = async (name: string) => {
    await host.page
      .getByRole('button', { name: /^Actions pour .*/ })
      .first()
      .click();
    await host.page.getByRole('menuitem', { name }).click();
  };
  await turnOn(zoe, 'Micro');
  await hears(host, 660);

  await test.step('a forced stop is told, and leaves the right', async () => {
    await act('Couper son micro');
    await expect(microphone).toHaveAttribute('aria-pressed', 'false');
    await expect(zoe.page.getByText(/a coupé le micro/)).toBeVisible();
    await turnOn(zoe, 'Micro');
  });

  await test.step('the class’s switch takes the right from everybody', async () => {
    const micros = host.page.getByRole('switch', { name: 'Micros' });
    await micros.click();
    await expect(micros).toHaveAttribute('aria-checked', 'false');
    await expect(microphone).toBeHidden();
    await hearsNothing(host);
  });

  await test.step('a proposal gives it to one, who alone decides', async () => {
    await act('Proposer de parler');
    const offer = zoe.page.getByText(/te propose de parler/);
    await expect(offer).toBeVisible();
    await expect(microphone).toHaveAttribute('aria-pressed', 'false');
    await look(zoe, 'proposition-de-parler', testInfo);
    await staysInReach(zoe, ['Oui, ouvrir', 'Non merci']);
    await zoe.press('Oui, ouvrir');
    await expect(offer).toBeHidden();
    await expect(microphone).toHaveAttribute('aria-pressed', 'true');
    await hears(host, 660);
  });
});

test('a pupil who may see neither others’ cameras nor the list sees the teacher, and hears everybody', async ({
  teacher,
  comes,
}, testInfo) => {
  const {
    teacher: host,
    pupils: [zoe, hugo],
    people: [, hugoName],
  } = await openClass(teacher, comes, 'Voir et être vu', {
    host: { paint: 'red' },
    pupils: [{}, { tone: 660, paint: 'green' }],
  });
  if (!zoe || !hugo || !hugoName) throw new Error('nobody came');
  await turnOn(host, 'Caméra');
  await turnOn(hugo, 'Micro', 'Caméra');
  const seat = (name: string) => zoe.page.getByRole('listitem').filter({ hasText: name });
  const choose = async (right: string) => {
    await barOf(host.page).getByRole('button', button('Plus')).click();
    await host.page.getByRole('menuitem', { name: 'Droits des élèves…' }).click();
    await host.page.getByRole('dialog').getByText(right).click();
    await host.page.keyboard.press('Escape');
  };
  await barOf(zoe.page).getByRole('button', { name: /Vue/ }).click();
  await zoe.page.getByRole('menuitem', { name: 'Tout le monde' }).click();
  await sees(zoe, 'green');
  await sees(zoe, 'red');
  await expect(seat(hugoName.name.family)).toBeVisible();

  await test.step('cameras are taken: the engine sends the teacher’s alone', async () => {
    await choose('Voir les caméras des autres élèves');
    await seesNot(zoe, 'green');
    await sees(zoe, 'red');
    await hears(zoe, 660);
    await choose('Voir les caméras des autres élèves');
    await sees(zoe, 'green');
  });

  await test.step('the list is taken: nobody else is in it, nor on the stage', async () => {
    await choose('Voir qui est là');
    await expect(zoe.page.getByText('Ton professeur n’affiche pas la liste')).toBeVisible();
    await expect(seat(hugoName.name.family)).toHaveCount(0);
    await seesNot(zoe, 'green');
    await hears(zoe, 660);
    await look(zoe, 'liste-cachee', testInfo);
    await zoe.page.reload();
    await expect(zoe.page.getByText('Ton professeur n’affiche pas la liste')).toBeVisible();
    await expect(seat(hugoName.name.family)).toHaveCount(0);
    await choose('Voir qui est là');
    await expect(seat(hugoName.name.family)).toBeVisible();
  });
});

test('where the list is hidden, a classmate’s screen is seen, and names nobody', async ({
  teacher,
  comes,
}, testInfo) => {
  const {
    pupils: [zoe, hugo],
    people: [, hugoName],
    seatId,
  } = await openClass(teacher, comes, 'Liste cachée', { pupils: [{}, { sharesTab: 'Tableau' }] });
  if (!zoe || !hugo || !hugoName) throw new Error('nobody came');
  await teacher.caller.call(setRights, {
    params: { seatId },
    body: { seatIds: null, rights: { screen: true, seeList: false } },
  });
  await expect(zoe.page.getByText('Ton professeur n’affiche pas la liste')).toBeVisible();
  const board = await hugo.context.newPage();
  await board.setContent('<title>Tableau</title><body style="background:rgb(0,160,0)">');
  await hugo.page.bringToFront();
  await barOf(hugo.page).getByRole('button', button('Écran')).click();
  await expect(hugo.page.getByText(/Tout le monde voit votre écran/)).toBeVisible();
  await expect(zoe.page.getByText('Écran partagé', { exact: true })).toBeVisible();
  await expect.poll(async () => (await zoe.seen()).length).toBe(1);
  expect(await zoe.page.textContent('body')).not.toContain(calledName(hugoName.name));
  await look(zoe, 'ecran-sans-nom', testInfo);
});
