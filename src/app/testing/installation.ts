import pino from 'pino';
import type { Role } from '../../access/contract/actors.ts';
import { readConfig } from '../../platform/server/config.ts';
import { openTestDatabase } from '../../platform/server/testing/database.ts';
import { createAccountHashed, hashSafely } from '../../identity/server/index.ts';
import {
  acceptUnread,
  createGroup,
  createPeople,
  createSchool,
} from '../../school/server/index.ts';
import { openApp, type App } from '../server/app.ts';
import { processing } from '../server/processing.ts';
import { openBrowser } from './browser.ts';
import { showSecondFactor } from './second-factor.ts';

export const password = 'une phrase assez longue';

let hash: Promise<string> | undefined;
/** Everybody here has the same password, whose hash costs a tenth of a second: made once. */
export const passwordHash = () => (hash ??= hashSafely(password));

/**
 * The whole server on a database of its own, its clock in the test's hand, the engine away.
 * @param settings those that a test needs otherwise
 */
export async function openInstallation(settings: Record<string, string> = {}) {
  const stack = new AsyncDisposableStack();
  const database = stack.use(await openTestDatabase());
  const config = readConfig({
    PREAU_SECRET: 'a secret made for these tests, and long enough 7Hq2',
    DATABASE_URL: database.url,
    PREAU_LEGAL_NAME: 'Association d’essai',
    PREAU_LEGAL_ADDRESS: '1 rue de l’Essai, 75000 Paris',
    PREAU_LEGAL_CONTACT: 'contact@essai.example',
    PREAU_LEGAL_PRIVACY_CONTACT: 'dpo@essai.example',
    PREAU_LEGAL_COUNTRY: 'France',
    LIVEKIT_URL: 'ws://127.0.0.1:9',
    LIVEKIT_API_KEY: 'key-of-the-tests',
    LIVEKIT_API_SECRET: 'another secret made for these tests, long enough 9Kz4',
    ...settings,
  });
  const clock = { now: () => new Date() };
  const options = { now: () => clock.now(), overloadedAfterMs: 0 };
  const app = stack.use(await openApp(config, pino({ level: 'silent' }), options));
  await app.http.ready();
  return {
    app,
    db: database.db,
    url: database.url,
    clock,
    browser: () => openBrowser(app.http),
    addSchool: (uai: string, options: SchoolOptions = {}) => addSchool(app, uai, options),
    [Symbol.asyncDispose]: () => stack.disposeAsync(),
  };
}

export type Installation = Awaited<ReturnType<typeof openInstallation>>;

export type SchoolOptions = {
  /** Whether the contract is accepted: without it, the school is inert. */
  signed?: boolean;
  signatory?: 'head' | 'dasen';
};

const staff: { role: Role; family: string }[] = [
  { role: 'head', family: 'Chef' },
  { role: 'administrator', family: 'Admin' },
  { role: 'officer', family: 'Délégué' },
  { role: 'teacher', family: 'Martin' },
  { role: 'teacher', family: 'Autre' },
  { role: 'staff', family: 'Bureau' },
  { role: 'signatory', family: 'Dasen' },
];
const pupils = ['Amrani', 'Bernard', 'Élie'];

/** A school with everybody in it: an account for each member of staff, three pupils in one group. */
async function addSchool(app: App, uai: string, { signed = true, signatory }: SchoolOptions) {
  return app.core.transact(async (trx) => {
    const schoolId = await createSchool(trx, {
      uai,
      name: `Collège ${uai}`,
      timeZone: 'Europe/Paris',
      pupilAddress: 'tu',
      ...(signatory && { signatory }),
    });
    const staffIds = await createPeople(
      trx,
      schoolId,
      staff.map(({ role, family }) => ({ role, name: { family, given: 'Sylvie', title: 'Mme' } })),
    );
    const pupilIds = await createPeople(
      trx,
      schoolId,
      pupils.map((family) => ({ role: 'pupil', name: { family, given: uai, title: null } })),
    );
    for (const [index, personId] of staffIds.entries()) {
      const username = staff[index]?.family.toLowerCase().normalize('NFD').replace(/\W/g, '') ?? '';
      const account = { schoolId, personId, username };
      await createAccountHashed(trx, account, await passwordHash());
    }
    const teacherId = staffIds[3] ?? '';
    const groupId = await createGroup(trx, schoolId, {
      name: '6eB',
      kind: 'division',
      pupilIds,
      teacherIds: [teacherId],
    });
    const head = {
      schoolId,
      personId: staffIds[0] ?? '',
      name: 'Sylvie Chef',
      quality: 'principale',
    };
    if (signed) await acceptUnread({ ...app.core, processing }, trx, head);
    return { schoolId, uai, groupId, pupilIds, teacherId };
  });
}

export type School = Awaited<ReturnType<typeof addSchool>>;

/** A browser in which a member of the school's staff is signed in, with their second factor if need be. */
export async function signedIn(installation: Installation, school: School, username: string) {
  const browser = await withPassword(installation, school, username);
  const { me } = (await browser.get('/api/session')).json();
  if (me.secondFactor !== 'done') {
    const person = `${installation.url} ${username}@${school.uai}`;
    await showSecondFactor(browser, person, installation.clock);
  }
  return browser;
}

/** A browser in which somebody has signed in by their password, and nothing more. */
export async function withPassword(installation: Installation, school: School, username: string) {
  const browser = installation.browser();
  const reply = await browser.post('/api/session', {
    username: `${username}@${school.uai}`,
    password,
  });
  if (reply.statusCode !== 200) throw new Error(`sign-in failed: ${reply.body}`);
  return browser;
}
