import { afterAll, beforeAll, expect, it } from 'vitest';
import { openInstallation, signedIn, type Installation } from '../../app/testing/installation.ts';

let here: Installation;
beforeAll(async () => {
  here = await openInstallation();
});
afterAll(() => here[Symbol.asyncDispose]());

it('a lesson is not planned for a group of another school', async () => {
  const own = await here.addSchool('0750001U');
  const other = await here.addSchool('0690001B');
  const teacher = await signedIn(here, own, 'martin');
  const plan = (groupId: string) =>
    teacher.post('/api/meetings', {
      title: 'Mathématiques',
      groupId,
      day: '2026-03-24',
      from: '10:05',
      to: '10:55',
      opensBeforeMinutes: 10,
      repeat: null,
    });
  expect((await plan(own.groupId)).statusCode).toBe(200);
  const foreign = await plan(other.groupId);
  expect([foreign.statusCode, foreign.json().code]).toEqual([422, 'meeting.group_unknown']);
});
