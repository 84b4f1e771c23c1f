import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import {
  openInstallation,
  type Installation,
  type School,
} from '../../../app/testing/installation.ts';
import { lessonStart } from '../../../app/testing/lesson.ts';
import { inClass } from '../hands/testing/stage.ts';

let here: Installation;
let school: School;
beforeAll(async () => {
  here = await openInstallation();
  school = await here.addSchool('0750001U');
});
afterAll(() => here[Symbol.asyncDispose]());
beforeEach(() => {
  here.clock.now = () => lessonStart;
});
const clap = { kind: 'clap' };
/** What the rules refuse; there is no engine here, so what they let through finds it away. */
const refused = [400, 403, 404];

describe('a reaction', () => {
  it('is refused without the right, during « Calme », at the door, in another’s name, and of no kind of ours', async () => {
    const { host, amrani, bernard, waiting } = await inClass(here, school);
    expect(refused).not.toContain(await amrani.post('class/reaction', clap));
    await host.post('class/rights', { seatIds: [amrani.seatId], rights: { react: false } });
    expect(await amrani.post('class/reaction', clap)).toBe(403);
    expect(refused).not.toContain(await bernard.post('class/reaction', clap));
    await host.post('class/calm', { on: true });
    expect(await bernard.post('class/reaction', clap)).toBe(403);
    expect(await waiting.post('class/reaction', clap)).toBe(403);
    expect(await host.post('class/reaction', { kind: 'insult' })).toBe(400);
    const forged = await amrani.browser.post(`/api/seats/${host.seatId}/class/reaction`, clap);
    expect(forged.statusCode).toBe(404);
  });

  it('is kept nowhere', async () => {
    const { amrani, meetingId } = await inClass(here, school);
    const count = async () =>
      (
        await here.db
          .selectFrom('events')
          .select('type')
          .where('stream_id', '=', meetingId)
          .execute()
      ).length;
    const before = await count();
    await amrani.post('class/reaction', clap);
    expect(await count()).toBe(before);
  });

  it('asked for a hundred times in a row, is refused beyond a few, to that one alone', async () => {
    const { amrani, bernard } = await inClass(here, school);
    const answers = await Promise.all(
      Array.from({ length: 100 }, () => amrani.post('class/reaction', clap)),
    );
    expect(answers.filter((status) => status === 429)).toHaveLength(94);
    expect(await bernard.post('class/reaction', clap)).not.toBe(429);
  });
});
