import { readFileSync } from 'node:fs';
import { say } from '../src/chat/contract/routes.ts';
import { credentialsOf } from './support/demonstration.ts';
import { look } from './support/look.ts';
import { expect, test } from './support/test.ts';

test('the head chooses how long messages stay, and a teacher reads them until then', async ({
  place,
  teacher,
  comes,
}, testInfo) => {
  test.setTimeout(120_000);
  const head = await comes('Principale');
  await head.signIn(credentialsOf(place, 'benali'));
  const { page: office } = head;

  await test.step('the head chooses, and is told that it is done', async () => {
    await office.goto('/etablissement');
    await office.getByRole('link', { name: /^Messages des cours/ }).click();
    await expect(office.getByText('Personne ne l’a encore choisi')).toBeVisible();
    await look(head, 'duree-messages', testInfo);
    await office.getByRole('radio', { name: '30 jours après le cours' }).check();
    await head.press('Enregistrer');
    await expect(office.getByText(/^Choisi .* par /)).toBeVisible();
  });

  const lesson = await teacher.lesson('Récit de voyage');
  const seatId = await teacher.open(lesson);
  for (const text of ['Ouvrez vos cahiers.', 'Le plan est sur https://exemple.fr/plan'])
    await teacher.caller.call(say, {
      params: { seatId },
      body: { to: 'all', breakoutId: null, text, attempt: crypto.randomUUID() },
    });
  await teacher.end(lesson);

  const host = await comes('Professeur');
  const { page } = host;
  await host.signIn(teacher.credentials);

  await test.step('the teacher finds them from the week, and takes them out', async () => {
    await page.goto('/semaine');
    const row = page.getByRole('listitem').filter({ hasText: 'Récit de voyage' });
    await row.getByRole('link', { name: 'Messages', exact: true }).click();
    await expect(page.getByRole('heading', { level: 1 })).toContainText('Récit de voyage');
    await expect(page.getByText('Ouvrez vos cahiers.')).toBeVisible();
    await expect(page.getByText(/s’effaceront d’eux-mêmes le/)).toBeVisible();
    await look(host, 'messages-relus', testInfo);
    const downloading = page.waitForEvent('download');
    await host.press('Exporter les messages (CSV)');
    expect(readFileSync(await (await downloading).path(), 'utf8')).toContain('Ouvrez vos cahiers.');
  });

  await test.step('a shorter term is asked for twice, since it erases', async () => {
    await office.getByRole('radio', { name: 'dès la fin du cours' }).check();
    await head.press('Enregistrer…');
    await look(head, 'duree-messages-raccourcir', testInfo);
    await head.press('Garder comme avant');
    await office.getByRole('radio', { name: 'le lendemain du cours' }).check();
    await head.press('Enregistrer…');
    await head.press('Raccourcir et effacer');
    await expect(office.getByRole('radio', { name: 'le lendemain du cours' })).toBeChecked();
    await expect(office.getByRole('button', { name: 'Enregistrer…' })).toHaveCount(0);
  });

  await test.step('the teacher erases them before', async () => {
    await host.press('Tout effacer…');
    await look(host, 'messages-relus-effacer', testInfo);
    await host.press('Effacer');
    await expect(page.getByText('Aucun message à relire')).toBeVisible();
    await look(host, 'messages-relus-vides', testInfo);
  });
});
