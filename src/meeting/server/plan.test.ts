import { afterAll, beforeAll, expect, it } from 'vitest';
import { openInstallation, signedIn, type Installation } from '../../app/testing/installation.ts';
import type { Browser } from '../../app/testing/browser.ts';
import { uaiCheckLetter } from '../../school/contract/uai.ts';

let here: Installation;
beforeAll(async () => {
  here = await openInstallation();
});
afterAll(() => here[Symbol.asyncDispose]());

const plan = (browser: Browser, groupId: string) =>
  browser.post('/api/meetings', {
    title: 'Mathématiques',
    groupId,
    day: '2026-03-24',
    from: '10:05',
    to: '10:55',
    opensBeforeMinutes: 10,
    repeat: null,
  });

it('a lesson is not planned for a group of another school', async () => {
  const own = await here.addSchool('0750001U');
  const other = await here.addSchool('0690001B');
  const teacher = await signedIn(here, own, 'martin');
  expect((await plan(teacher, own.groupId)).statusCode).toBe(200);
  // For who plans for their own groups alone, a foreign one is refused like any that they do not teach.
  const foreign = await plan(teacher, other.groupId);
  expect([foreign.statusCode, foreign.json().code]).toEqual([403, 'forbidden']);
  const office = await plan(await signedIn(here, own, 'chef'), other.groupId);
  expect([office.statusCode, office.json().code]).toEqual([422, 'meeting.group_unknown']);
});

it('a teacher plans for the groups that they teach, who runs the school for any, others for none', async () => {
  const school = await here.addSchool(`0130001${uaiCheckLetter('0130001')}`);
  for (const [username, status] of [
    ['martin', 200],
    ['autre', 403],
    ['chef', 200],
    ['admin', 200],
    ['delegue', 403],
    ['bureau', 403],
  ] as const) {
    const reply = await plan(await signedIn(here, school, username), school.groupId);
    expect([username, reply.statusCode]).toEqual([username, status]);
  }
});
