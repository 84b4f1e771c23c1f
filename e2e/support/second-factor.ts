import { expect, type APIRequestContext, type APIResponse } from '@playwright/test';
import { readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import {
  beginTotp,
  confirmTotp,
  giveSecondFactor,
} from '../../src/identity/contract/second-factor.ts';
import { fromBase32, stepAt, totpCode } from '../../src/identity/server/testing/totp.ts';
import type { Place } from './preau.ts';

/** Sheets of backup codes, by username: kept beside the installation, for the next journey. */
type Sheets = Record<string, string[]>;

const fileOf = ({ data }: Place) => join(dirname(data), 'second-factors-of-journeys.json');

function readSheets(place: Place): Sheets {
  try {
    return JSON.parse(readFileSync(fileOf(place), 'utf8')) as Sheets;
  } catch {
    return {};
  }
}

/**
 * Shows the second factor as its person would: sets an app up at the first sign-in, and gives one of the
 * sheet's backup codes at the next ones. Nothing is got round: the server checks each code.
 */
export async function showSecondFactor(
  place: Place,
  request: APIRequestContext,
  username: string,
): Promise<void> {
  const post = async (path: string, data: object = {}) =>
    ok(await request.post(path, { headers: { 'x-preau': '1' }, data }));
  const sheets = readSheets(place);
  const code = sheets[username]?.shift();
  if (code === undefined) {
    const { secret } = await post(beginTotp.path);
    const first = totpCode(fromBase32(secret), stepAt(new Date()));
    sheets[username] = (await post(confirmTotp.path, { code: first })).backupCodes;
  } else await post(giveSecondFactor.path, { code });
  writeFileSync(fileOf(place), JSON.stringify(sheets), { mode: 0o600 });
}

async function ok(reply: APIResponse) {
  expect(reply.status()).toBe(200);
  return reply.json();
}
