import type { Locator } from '@playwright/test';
import { ask } from './database.ts';
import type { Person } from './person.ts';
import type { Place } from './preau.ts';
import type { Comes } from './test.ts';

/** Where the head sets the school's sign-in services up. */
export const servicesPage = '/etablissement/connexion';

/** Writes into the register how another service calls a person. */
export async function identify(
  place: Place,
  { given, family }: { given: string; family: string },
  scheme: string,
  value: string,
): Promise<void> {
  await ask(
    place,
    `insert into person_identifiers (school_id, person_id, scheme, value)
     select school_id, id, $1, $2 from people where given_name = $3 and family_name = $4
     on conflict do nothing`,
    [scheme, value, given, family],
  );
}

/** Somebody whose browser goes to this service on purpose; its pages are not ours to judge. */
export async function comesBy(comes: Comes, name: string, origin: string): Promise<Person> {
  const person = await comes(name);
  person.watch.visits(origin);
  person.watch.expect(new RegExp(`\\(${new URL(origin).origin}/`));
  return person;
}

/** Fills the form that adds a service, as its own page says. @returns the dialog, to look at and keep */
export async function fillService(
  { page }: Person,
  service: { kind: string; name: string; model?: string; fields: Record<string, string> },
): Promise<Locator> {
  await page.goto(servicesPage);
  await page.getByRole('button', { name: 'Ajouter un service' }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByRole('radio', { name: service.kind, exact: true }).check();
  await dialog.getByLabel(/^Nom (sur la page de connexion|de la plateforme)$/).fill(service.name);
  for (const [label, text] of Object.entries(service.fields))
    await dialog.getByLabel(label, { exact: true }).fill(text);
  if (service.model !== undefined)
    await dialog.getByLabel('Partir d’un modèle').selectOption({ label: service.model });
  return dialog;
}

/** The card of a service on that page. */
export const cardOf = ({ page }: Person, name: string): Locator =>
  page
    .locator('section:not([role=dialog])')
    .filter({ has: page.getByRole('heading', { level: 2, name }) });
