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

const writeSheets = (place: Place, sheets: Sheets) =>
  writeFileSync(fileOf(place), JSON.stringify(sheets), { mode: 0o600 });

/** A code of this person's sheet, crossed out; there is none before they set their second factor up. */
export function takeBackupCode(place: Place, username: string): string | undefined {
  const sheets = readSheets(place);
  const code = sheets[username]?.shift();
  writeSheets(place, sheets);
  return code;
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
  const code = takeBackupCode(place, username);
  if (code !== undefined) return void (await post(giveSecondFactor.path, { code }));
  const { secret } = await post(beginTotp.path);
  const first = totpCode(fromBase32(secret), stepAt(new Date()));
  const { backupCodes } = await post(confirmTotp.path, { code: first });
  writeSheets(place, { ...readSheets(place), [username]: backupCodes });
}

async function ok(reply: APIResponse) {
  expect(reply.status()).toBe(200);
  return reply.json();
}
