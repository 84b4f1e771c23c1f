import { fromBase32, stepAt, totpCode } from '../../identity/server/testing/totp.ts';
import type { Browser } from './browser.ts';

type Clock = { now: () => Date };
/** What a person's phone and their sheet of backup codes hold. */
type Kept = { secret: Buffer; lastStep: number; backupCodes: string[] };

const ways = {
  account: {
    give: '/api/session/second-factor',
    totp: '/api/account/totp',
    begin: {},
  },
  operator: {
    give: '/api/operator/session/second-factor',
    totp: '/api/operator/totp',
    begin: { code: null },
  },
} as const;
export type FactorWay = keyof typeof ways;

const kept = new Map<string, Kept>();
const stepMs = 30_000;

/**
 * Shows the second factor in a browser whose session misses it, as its person would: sets an app up the
 * first time, and gives a backup code later. Nothing is got round: the server checks each code.
 * @param person names the person across installations
 * @param clock the installation's
 */
export async function showSecondFactor(
  browser: Browser,
  person: string,
  clock: Clock,
  way: FactorWay = 'account',
) {
  const known = kept.get(person);
  if (!known) return enrol(browser, person, clock, way);
  await expectOk(browser.post(ways[way].give, { code: known.backupCodes.shift() }));
  if (known.backupCodes.length < 2) await renew(browser, known, clock, way);
}

async function enrol(browser: Browser, person: string, clock: Clock, way: FactorWay) {
  const { totp, begin } = ways[way];
  const begun = await expectOk(browser.post(totp, begin));
  const secret = fromBase32(begun.secret);
  const lastStep = stepAt(clock.now());
  const code = totpCode(secret, lastStep);
  const { backupCodes } = await expectOk(browser.post(`${totp}/confirm`, { code }));
  kept.set(person, { secret, lastStep, backupCodes });
}

/** Each of the app's codes is good once: the clock shows the next one's time while it is given. */
async function renew(browser: Browser, known: Kept, clock: Clock, way: FactorWay) {
  const { now } = clock;
  known.lastStep = Math.max(stepAt(now()), known.lastStep + 1);
  clock.now = () => new Date(known.lastStep * stepMs);
  try {
    const code = totpCode(known.secret, known.lastStep);
    const renewed = await expectOk(browser.post(`${ways[way].totp}/backup-codes`, { code }));
    known.backupCodes = renewed.backupCodes;
  } finally {
    clock.now = now;
  }
}

async function expectOk(asked: ReturnType<Browser['post']>) {
  const reply = await asked;
  if (reply.statusCode !== 200) throw new Error(`the second factor failed: ${reply.body}`);
  return reply.json();
}
