import { hashPassword } from 'better-auth/crypto';
import type { SuspensionReason } from '../../school/contract/suspension.ts';
import { setSuspension } from '../../school/server/index.ts';
import type { Browser } from './browser.ts';
import { password, type Installation } from './installation.ts';
import { showSecondFactor } from './second-factor.ts';

/** A browser in which an operator is signed in, with their second factor. */
export async function operatorSignedIn(here: Installation, username: string): Promise<Browser> {
  const browser = await operatorWithPassword(here, username);
  await showSecondFactor(browser, `${here.url} operator ${username}`, here.clock, 'operator');
  return browser;
}

/** Suspends a school, or lifts that, with nothing told to anybody. */
export const suspendIn = (
  { app, clock }: Installation,
  schoolId: string,
  reason: SuspensionReason | null,
) =>
  app.core.transact((trx) =>
    setSuspension(trx, schoolId, { reason, at: clock.now(), operatorId: null }),
  );

/** An administrator of the host, signed in. */
export async function addHost(here: Installation): Promise<Browser> {
  const operator = { label: 'Hébergeur', username: 'hebergeur' };
  await here.db
    .insertInto('operators')
    .values({ kind: 'host', ...operator, password: await hashPassword(password) })
    .execute();
  return operatorSignedIn(here, operator.username);
}

/** A browser in which an operator has signed in by a password, and nothing more. */
export async function operatorWithPassword(
  here: Installation,
  username: string,
  by = password,
): Promise<Browser> {
  const browser = here.browser();
  const reply = await browser.post('/api/operator/session', { username, password: by });
  if (reply.statusCode !== 200) throw new Error(`sign-in failed: ${reply.body}`);
  return browser;
}
