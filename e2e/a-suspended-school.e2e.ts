import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { credentialsOf } from './support/demonstration.ts';
import { barOf, openClass } from './support/class.ts';
import { ask } from './support/database.ts';
import { look, photograph } from './support/look.ts';
import { makeAccount, passphrase, setCodesUp, writeCredentials } from './support/office.ts';
import type { Person } from './support/person.ts';
import type { Place } from './support/preau.ts';
import { credentialsIn, expect, faultTest as test, type Comes } from './support/test.ts';

const school = 'Collège de démonstration';

/** An administrator of the host, with the teacher's password, on their page. */
async function hostComes(place: Place, comes: Comes): Promise<Person> {
  const { username, password } = credentialsIn(place);
  await ask(
    place,
    `insert into operators (kind, label, username, password)
      select 'host', 'Hébergeur', 'hebergeur', c.password from accounts a
      join credentials c on c.account_id = a.id and c.provider = 'credential'
      where split_part(a.username, '@', 1) = $1`,
    [username],
  );
  const host = await comes('Hébergeur');
  await host.page.goto('/hebergeur');
  await writeCredentials(host, 'hebergeur', password);
  await setCodesUp(host);
  await host.press('Je les ai gardés');
  await expect(host.page.getByRole('heading', { name: school })).toBeVisible();
  return host;
}

/** Phone and codes are lost: whoever has the machine gives a new link, while Préau runs. */
async function comesBack(host: Person, place: Place): Promise<void> {
  const command = join(import.meta.dirname, '..', 'launcher', 'operator.mjs');
  const run = async (...args: string[]) => {
    const env = { ...process.env, PREAU_DATA: place.data };
    return (await promisify(execFile)(process.execPath, [command, ...args], { env })).stdout;
  };
  expect(await run()).toContain('hebergeur — Hébergeur, hébergeur');
  const link = (await run('hebergeur')).split('\n').find((line) => line.startsWith('http'));
  const username = await makeAccount(host, link ?? '', 'hebergeur');
  await host.press('Se connecter', 'link');
  await writeCredentials(host, username, passphrase);
  await expect(host.page.getByRole('heading', { name: 'Protéger ce compte' })).toBeVisible();
  await setCodesUp(host);
  await host.press('Je les ai gardés');
  await expect(host.page.getByRole('heading', { name: school })).toBeVisible();
}

test('the host suspends a school: its lesson ends, sign-in says so, the head keeps its data, and all comes back', async ({
  place,
  comes,
  teacher,
}, testInfo) => {
  test.setTimeout(300_000);
  const host = await hostComes(place, comes);
  const { teacher: inClass, pupils } = await openClass(teacher, comes, 'Leçon interrompue', {
    pupils: [{ size: 'phone' }],
  });
  const [pupil] = pupils;
  if (!pupil) throw new Error('Nobody came.');
  for (const person of [inClass, pupil]) person.watch.expect(/status of (401|403|404)/);

  await host.page.reload();
  await host.press(`Suspendre ${school}`);
  await expect(host.page.getByText('Ils se termineront aussitôt.')).toBeVisible();
  await host.press('Suspendre l’établissement');
  await expect(host.page.getByText('À choisir.')).toBeVisible();
  await host.page.getByLabel('Raison').selectOption('contract_ended');
  await look(host, 'suspendre-etablissement', testInfo);
  await host.press('Suspendre l’établissement');
  await expect(host.page.getByText(/^Suspendu le .*Le contrat est terminé$/)).toBeVisible();
  await look(host, 'hebergeur-suspendu', testInfo);

  for (const person of [inClass, pupil]) {
    await expect(barOf(person.page)).toBeHidden();
    await photograph(person, `classe-suspendue-${person === pupil ? 'eleve' : 'hote'}`, testInfo);
  }
  await inClass.page.goto('/connexion');
  await writeCredentials(inClass, teacher.credentials.username, teacher.credentials.password);
  await expect(
    inClass.page.getByRole('heading', { name: 'Cet établissement est suspendu' }),
  ).toBeVisible();
  await look(inClass, 'connexion-suspendue', testInfo);
  await inClass.press('Revenir à la connexion');
  await expect(inClass.page.getByLabel('Identifiant')).toBeVisible();

  const head = await comes('Principale');
  await head.signIn(credentialsOf(place, 'benali'));
  await head.page.goto('/semaine');
  await expect(
    head.page.getByRole('heading', { level: 1, name: 'Établissement suspendu' }),
  ).toBeVisible();
  await look(head, 'suspension', testInfo);
  await head.page
    .getByRole('main')
    .getByRole('link', { name: /^Personnes/ })
    .click();
  await expect(head.page.getByRole('button', { name: 'Exporter la liste' })).toBeVisible();
  await expect(head.page.getByRole('button', { name: 'Ajouter une personne' })).toHaveCount(0);
  await look(head, 'personnes-suspendu', testInfo);
  await head.page.goto('/etablissement/imports');
  await expect(head.page, 'what is shut leads back').toHaveURL(/\/etablissement\/suspension$/);

  await host.press(`Lever la suspension de ${school}`);
  await expect(host.page.getByText(/^Suspendu le/)).toHaveCount(0);
  await writeCredentials(inClass, teacher.credentials.username, teacher.credentials.password);
  await expect(inClass.page.getByRole('heading', { level: 1 })).toContainText('Bonjour');
  await head.page.goto('/etablissement/suspension');
  await expect(head.page, 'nothing is left of it').toHaveURL(/\/semaine$/);

  await host.press('Se déconnecter');
  await comesBack(host, place);
  await look(host, 'hebergeur-retrouve', testInfo);
});
