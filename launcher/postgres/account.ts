import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { Fault } from '../faults.ts';

/** The system account that runs PostgreSQL, which refuses to run as root. */
export type Account = { name: string; uid: number; gid: number };

/** The distribution's own account when there is one, else the one that we make. */
const candidates = ['postgres', 'preau-db'];

function findAccount(name: string, accounts: string): Account | null {
  const line = readFileSync(accounts, 'utf8')
    .split('\n')
    .find((entry) => entry.startsWith(`${name}:`));
  const [, , uid, gid] = line?.split(':') ?? [];
  return uid && gid ? { name, uid: Number(uid), gid: Number(gid) } : null;
}

function createAccount(name: string, accounts: string): Account | null {
  const args = [
    '--system',
    '--no-create-home',
    '--user-group',
    '--shell',
    '/usr/sbin/nologin',
    name,
  ];
  spawnSync('useradd', args, { stdio: 'ignore' });
  return findAccount(name, accounts);
}

/**
 * The account for PostgreSQL: `null` means ours, since we are not root.
 * @param accounts where the system writes its accounts down
 * @throws {Fault} when root has no account to give and cannot make one
 */
export function chooseAccount(accounts = '/etc/passwd'): Account | null {
  if (process.getuid?.() !== 0) return null;
  const found = candidates
    .map((name) => findAccount(name, accounts))
    .find((account) => account !== null);
  const account = found ?? createAccount('preau-db', accounts);
  if (account) return account;
  throw new Fault(
    'no-database-account',
    'PostgreSQL ne tourne pas sous root, et le compte « preau-db » n’a pas pu être créé. Créez-le (useradd --system preau-db), lancez Préau sous un autre compte, ou donnez DATABASE_URL.',
  );
}

/** Can this account do this to this path? Asked to the system itself: it knows every rule. */
export function accountCan(
  account: Account | null,
  what: 'read' | 'enter' | 'run',
  path: string,
): boolean {
  const tests = { read: '-r', enter: '-x', run: '-x' } as const;
  const options = account ? { uid: account.uid, gid: account.gid } : {};
  const asked = spawnSync('/bin/sh', ['-c', `test ${tests[what]} "$0"`, path], {
    ...options,
    cwd: '/',
    stdio: 'ignore',
  });
  return asked.status === 0;
}
