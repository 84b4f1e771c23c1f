import { credentialsOf } from './support/demonstration.ts';
import { ask } from './support/database.ts';
import { isAccessible, look } from './support/look.ts';
import type { Person } from './support/person.ts';
import type { Place } from './support/preau.ts';
import { takeBackupCode } from './support/second-factor.ts';
import { cardOf, comesBy, fillService, identify, servicesPage } from './support/sign-in-page.ts';
import { openCas, openOidc, openSaml, users, type Service } from './support/sign-in-services.ts';
import { expect, test, type Comes } from './support/test.ts';

/** The school's service as the sign-in page names it. */
type Offered = { service: Service; name: string };

/** Somebody signs in from the sign-in page, by the service. */
async function signInBy({ service, name }: Offered, comes: Comes, who: keyof typeof users) {
  const person = await comesBy(comes, `${who} (${service.kind})`, service.origin);
  await person.page.goto('/connexion');
  await person.press(`Se connecter avec ${name}`);
  await service.enter(person, users[who]);
  return person;
}

/** The head adds the service, tries it before anybody is offered it, and offers it. */
async function setUp(head: Person, { service, name }: Offered, seen: Look): Promise<void> {
  const dialog = await fillService(head, { ...service, name });
  await seen(head, 'formulaire');
  await dialog.getByRole('button', { name: 'Enregistrer' }).click();
  await expect(dialog).toBeHidden();
  const card = cardOf(head, name);
  await service.serve((await card.locator('code').first().textContent()) ?? '');
  await head.press(`Essayer ${name}`);
  await service.enter(head, users.teacher);
  await expect(head.page.getByText(`${name} reconnaît Sylvie Martin`)).toBeVisible();
  await expect(head.page.getByText(users.teacher.login).first()).toBeVisible();
  await seen(head, 'essai');
  await card.getByText('Proposé sur la page de connexion').click();
  await expect(card.getByText('pas encore proposé')).toBeHidden();
}

/** Who is not in the register waits; the head says who it is; the person comes again, and is known. */
async function recognised(head: Person, offered: Offered, unknown: Person, seen: Look) {
  await expect(unknown.page.getByText('Ce compte n’est pas encore relié à Préau')).toBeVisible();
  await seen(unknown, 'attente');
  await head.page.goto(servicesPage);
  await seen(head, 'a-reconnaitre');
  await head.press(/^Relier à une personne\s: N’Diaye Awa$/);
  const choice = head.page.getByRole('dialog');
  const her = choice.getByRole('button', { name: /: Awa N’Diaye$/ });
  await expect(her).toBeVisible();
  await seen(head, 'choix');
  await her.click();
  await expect(choice).toBeHidden();
  // The service may know this browser already, and ask nothing.
  await unknown.press(`Se connecter avec ${offered.name}`);
  if (offered.service.kind === 'SAML 2') await offered.service.enter(unknown, users.unknown);
  await expect(unknown.page.getByText('N’Diaye').first()).toBeVisible();
}

/** Suspended, somebody comes again: they are told so, on the page where they began. */
async function suspended(place: Place, { name }: Offered, person: Person, seen: Look) {
  const { given, family } = users.unknown;
  const set = (at: string | null) =>
    ask(place, 'update people set suspended_at = $1 where given_name = $2 and family_name = $3', [
      at,
      given,
      family,
    ]);
  await set(new Date().toISOString());
  await person.page.goto('/connexion');
  await person.press(`Se connecter avec ${name}`);
  await expect(person.page.getByText('L’accès est fermé')).toBeVisible();
  await seen(person, 'ferme');
  await set(null);
}

type Look = (person: Person, state: string) => Promise<void>;

for (const [name, open] of [
  ['ENT par CAS', openCas],
  ['ENT par OpenID', openOidc],
  ['Guichet par SAML', openSaml],
] as const) {
  test(`a pupil and a teacher sign in by the school’s own service: ${name}`, async ({
    comes,
    place,
  }, testInfo) => {
    test.setTimeout(300_000);
    await using service = await open();
    const offered = { service, name };
    const scheme = service.kind === 'SAML 2' ? 'educonnect' : 'ent';
    for (const one of [users.teacher, users.head]) await identify(place, one, scheme, one.login);
    const ofPupil = service.kind === 'SAML 2' ? 'siecle.eleve' : 'ent';
    await identify(place, users.pupil, ofPupil, users.pupil.login);
    // The pages are the same for each service: pictures are taken once, and of the forms.
    const seen: Look = (person, state) =>
      service.kind === 'CAS' || state === 'formulaire'
        ? look(
            person,
            `services-${service.kind.toLowerCase().replaceAll(' ', '-')}-${state}`,
            testInfo,
          )
        : isAccessible(person, state);

    const head = await comesBy(comes, 'Direction', service.origin);
    await head.signIn(credentialsOf(place, 'benali'));
    await setUp(head, offered, seen);

    const teacher = await signInBy(offered, comes, 'teacher');
    await expect(teacher.page.getByRole('heading', { level: 1 })).toHaveText('Bonjour Mme Martin');
    const pupil = await signInBy(offered, comes, 'pupil');
    await expect(pupil.page.getByRole('heading', { level: 1 })).toHaveText('Mes cours');
    const unknown = await signInBy(offered, comes, 'unknown');
    await recognised(head, offered, unknown, seen);
    // The other services know this browser no less, but one shows it.
    if (service.kind === 'CAS') await suspended(place, offered, unknown, seen);

    // Who opens on the whole school's data shows more than what the service says.
    const again = await signInBy(offered, comes, 'head');
    await expect(again.page.getByRole('heading', { level: 1 })).toHaveText('Double vérification');
    await seen(again, 'double-verification');
    await again.page
      .getByLabel('Code de l’application, ou code de secours')
      .fill(takeBackupCode(place, 'benali') ?? '');
    await again.press('Continuer');
    await expect(again.page.getByRole('heading', { level: 1 })).toHaveText('Bonjour Mme Benali');

    await head.page.goto(servicesPage);
    await head.press(`Retirer ${name}`);
    await head.press('Retirer ce service');
    await expect(cardOf(head, name)).toBeHidden();
  });
}
