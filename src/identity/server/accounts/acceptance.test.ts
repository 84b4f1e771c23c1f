import { sql } from 'kysely';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { until } from '../../../platform/server/testing/until.ts';
import { createPeople } from '../../../school/server/index.ts';
import { openInstallation, type Installation } from '../testing/installation.ts';
import { acceptInvitation } from './acceptance.ts';
import { createEmptyAccount, renewInvitation } from './invitations.ts';

const password = 'une phrase assez longue';
let here: Installation;
let schoolId: string;
beforeAll(async () => {
  here = await openInstallation();
  const teacher = { family: 'Martin', username: 'martin', password };
  ({ schoolId } = await here.addSchool('0750655E', teacher));
});
afterAll(() => here[Symbol.asyncDispose]());

/** Invites so many people, none of whom has a password yet. @returns their secrets */
const invite = (count: number): Promise<string[]> =>
  here.core.transact(async (trx) => {
    const name = { family: 'Nouveau', given: 'Noé', title: null };
    const people = Array.from({ length: count }, () => ({ role: 'teacher', name }) as const);
    const secrets: string[] = [];
    for (const personId of await createPeople(trx, schoolId, people)) {
      const { accountId } = await createEmptyAccount(trx, { schoolId, personId });
      const { secret } = await renewInvitation(trx, { schoolId, accountId }, here.core.now());
      secrets.push(secret);
    }
    return secrets;
  });

/** A line of hashes in which all wait until it opens. */
function closedLine() {
  const { promise: opened, resolve: open } = Promise.withResolvers<void>();
  const line = { waiting: 0, open };
  const hash = async () => {
    line.waiting += 1;
    await opened;
    return 'hash';
  };
  return { line, hash };
}

it('more people than the server has connections wait for their hash, and hold none', async () => {
  const secrets = await invite(20);
  const { line, hash } = closedLine();
  const accepted = secrets.map((secret) => acceptInvitation(here.core, hash, { secret, password }));
  await until('all wait for their hash', () => line.waiting === secrets.length);
  const { rows } = await sql`
    select pid from pg_stat_activity
    where datname = current_database() and state = 'idle in transaction'`.execute(here.core.db);
  expect(rows).toEqual([]);
  line.open();
  expect(new Set((await Promise.all(accepted)).map(({ accountId }) => accountId)).size).toBe(20);
});

it('of two who use one invitation at once, one has it', async () => {
  const [secret = ''] = await invite(1);
  const { line, hash } = closedLine();
  const both = [0, 1].map(() => acceptInvitation(here.core, hash, { secret, password }));
  await until('both wait for their hash', () => line.waiting === 2);
  line.open();
  const ends = await Promise.allSettled(both);
  expect(ends.map(({ status }) => status).toSorted()).toEqual(['fulfilled', 'rejected']);
  expect(ends.find(({ status }) => status === 'rejected')).toMatchObject({
    reason: { code: 'identity.invitation_unknown' },
  });
});
