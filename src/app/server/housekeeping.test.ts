import { afterAll, beforeAll, expect, it } from 'vitest';
import { closeDoor } from '../../entry/server/index.ts';
import { endForgotten, endLesson } from '../../meeting/server/index.ts';
import { openInstallation, type Installation } from '../testing/installation.ts';
import { lessonStart, openLesson, planLesson } from '../testing/lesson.ts';

let here: Installation;
beforeAll(async () => {
  here = await openInstallation();
});
afterAll(() => here[Symbol.asyncDispose]());

const end = (meeting: { schoolId: string; meetingId: string }) =>
  endLesson(here.app.core, meeting, { ended: closeDoor }, () => {});
const minutesFromNow = (minutes: number) => () => new Date(Date.now() + minutes * 60_000);

it('a lesson past its hour is ended once nobody is in it, and not in a moment when all are away', async () => {
  here.clock.now = () => lessonStart;
  const school = await here.addSchool('0750001U');
  const { teacher, meeting } = await planLesson(here, school);
  here.clock.now = minutesFromNow(0);
  const host = await openLesson(teacher, meeting);
  const connect = (at: Date | null) =>
    here.db.updateTable('seats').set({ connected_at: at }).where('id', '=', host).execute();
  const ended = () => endForgotten(here.app.core, end);

  // The lesson's hour is months ago, and its teacher has just come in.
  here.clock.now = minutesFromNow(1);
  expect(await ended()).toBe(0);
  await connect(new Date());
  here.clock.now = minutesFromNow(60);
  expect(await ended()).toBe(0);
  await connect(null);
  expect(await ended()).toBe(1);
  expect(await ended()).toBe(0);
});
