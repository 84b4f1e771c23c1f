import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { chooseAccount } from './account.ts';

let folder: string;
let accounts: string;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'preau-account-'));
  accounts = join(folder, 'passwd');
  writeFileSync(accounts, 'root:x:0:0::/root:/bin/sh\n');
});

afterEach(() => {
  vi.unstubAllEnvs();
  rmSync(folder, { recursive: true });
});

/** The only program of a machine: it makes accounts, or not. */
function useradd(script: string): void {
  writeFileSync(join(folder, 'useradd'), `#!/bin/sh\n${script}\n`, { mode: 0o755 });
  vi.stubEnv('PATH', folder);
}

const made = (name: string) => `${name}:x:481:482::/:/usr/sbin/nologin`;

function forRoot() {
  it('is the distribution’s own where there is one', () => {
    writeFileSync(accounts, `${made('postgres')}\n`);
    expect(chooseAccount(accounts)).toEqual({ name: 'postgres', uid: 481, gid: 482 });
  });

  it('is made where there is none', () => {
    useradd(`echo '${made('preau-db')}' >> '${accounts}'`);
    expect(chooseAccount(accounts)).toEqual({ name: 'preau-db', uid: 481, gid: 482 });
  });

  it.each([
    ['useradd refuses', () => useradd('exit 1')],
    ['there is no useradd', () => vi.stubEnv('PATH', folder)],
  ])('is asked for in a sentence that says how, where %s', (_name, machine) => {
    machine();
    expect(() => chooseAccount(accounts)).toThrow(
      expect.objectContaining({
        code: 'no-database-account',
        message: expect.stringMatching(/useradd --system preau-db.*DATABASE_URL/),
      }),
    );
  });
}

function forPlainUser() {
  it('is their own', () => {
    expect(chooseAccount(accounts)).toBeNull();
  });
}

describe('PostgreSQL’s account', process.getuid?.() === 0 ? forRoot : forPlainUser);
