import { look } from './support/look.ts';
import { hoursLater } from './support/school.ts';
import { expect, test } from './support/test.ts';

test('a teacher gives their calendar an address, which reads their lessons and lets nobody in', async ({
  teacher,
  comes,
}, testInfo) => {
  test.setTimeout(240_000);
  const lesson = await teacher.lesson('À l’agenda', hoursLater(teacher.zone));
  const host = await comes('Professeur');
  const { page } = host;
  await host.signIn(teacher.credentials);
  await page.goto('/compte');
  await host.press('Faire une adresse d’agenda');
  await expect(page.getByRole('button', { name: 'Copier l’adresse de l’agenda' })).toBeVisible();
  const address = await page.getByText(/\/api\/calendar\//).innerText();
  const read = async () => {
    const response = await fetch(address);
    return { status: response.status, text: await response.text() };
  };
  const feed = await read();
  expect(feed.status).toBe(200);
  expect(feed.text).toContain('SUMMARY:À l’agenda');
  expect(feed.text).not.toContain('Martin');
  expect(feed.text).not.toContain('/e#');
  expect(feed.text.replaceAll('\r\n ', '')).toContain(`UID:${lesson.meetingId}@`);
  await look(host, 'compte-agenda', testInfo);

  await page.reload();
  await expect(page.getByText(/\/api\/calendar\//)).toHaveCount(0);
  await host.press('Supprimer cette adresse');
  await expect(page.getByRole('button', { name: 'Faire une adresse d’agenda' })).toBeVisible();
  expect((await read()).status).toBe(404);
});

test('a class’s links leave to the parents by themselves once its teacher says so', async ({
  teacher,
  comes,
}, testInfo) => {
  test.setTimeout(120_000);
  await teacher.lesson('Liens aux parents', hoursLater(teacher.zone));
  const host = await comes('Professeur');
  const { page } = host;
  await host.signIn(teacher.credentials);
  await page.goto('/semaine');
  const open = () => page.getByRole('button', { name: 'Liens et invités' }).first().click();
  await open();
  const rule = page.getByRole('switch', { name: /les envoyer la veille aux parents/ });
  await expect(rule).not.toBeChecked();
  await page.getByText('les envoyer la veille aux parents').click();
  await expect(rule).toBeChecked();
  await look(host, 'liens-parents', testInfo);
  await page.reload();
  await open();
  await expect(rule).toBeChecked();
  await page.getByText('les envoyer la veille aux parents').click();
  await expect(rule).not.toBeChecked();
});
