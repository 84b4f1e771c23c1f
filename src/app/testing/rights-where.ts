import { ask, connect, readClass, type Scene, type Sitter } from './rights-places.ts';
import type { Shown } from './rights-shown.ts';

const idsOf = (sitters: readonly Sitter[]) => sitters.map(({ seatId }) => seatId);
const learnersOf = (sitters: readonly Sitter[]) => sitters.filter(({ role }) => role !== 'host');
const connectAll = async (scene: Scene, sitters: readonly Sitter[]) => {
  for (const sitter of sitters) await connect(scene, sitter);
};

/** Opens breakouts for these people; the learner who shows themselves there comes again. @returns their ids */
async function openBreakouts(
  scene: Scene,
  shown: Shown,
  { breakouts, byChoice }: { breakouts: string[][]; byChoice: boolean },
): Promise<string[]> {
  await scene.breakout('', { breakouts, minutes: null, byChoice, limit: null });
  await shown.come(scene.shownThere);
  const { breakouts: set } = await readClass(scene, scene.host);
  return set?.breakouts.map(({ breakoutId }) => breakoutId) ?? [];
}

/** A breakout that pupils chose, which a host visits. */
async function chosen(scene: Scene, shown: Shown): Promise<Sitter[]> {
  const breakouts = [[scene.shownThere.seatId], []];
  const [breakoutId] = await openBreakouts(scene, shown, { breakouts, byChoice: true });
  for (const sitter of learnersOf(scene.inside)) {
    const { status } = await ask(scene, sitter, 'breakouts/choose', { breakoutId });
    if (status !== 204) throw new Error(`a breakout was not to be chosen: ${status}`);
  }
  await scene.breakout('/place', { seatIds: [scene.host.seatId], breakoutId });
  await connectAll(scene, scene.inside);
  return scene.inside;
}

/** A restricted breakout: those whom the roll call says present, guests put in by hand, and nobody else. */
async function restricted(scene: Scene, shown: Shown): Promise<Sitter[]> {
  await scene.breakout('/close', { breakoutId: null });
  const meant = [...idsOf(learnersOf(scene.inside)), scene.shownThere.seatId];
  const present = (await scene.listPresent()).filter((seatId) => meant.includes(seatId));
  const byHand = idsOf(scene.inside.filter(({ role }) => role === 'guest'));
  if (!meant.every((seatId) => [...present, ...byHand].includes(seatId)))
    throw new Error('the roll call forgets somebody');
  const breakouts = [[], [...present, ...byHand, scene.host.seatId]];
  await openBreakouts(scene, shown, { breakouts, byChoice: false });
  await connectAll(scene, scene.inside);
  return scene.inside;
}

/** The breakouts that are open now, the restricted one being the second. */
async function openNow(scene: Scene): Promise<[string | undefined, string | undefined]> {
  const { breakouts } = await readClass(scene, scene.host);
  return [breakouts?.breakouts[0]?.breakoutId, breakouts?.breakouts[1]?.breakoutId];
}

/** Moved from one breakout to another. */
async function moved(scene: Scene): Promise<Sitter[]> {
  const [one, other] = await openNow(scene);
  for (const sitter of scene.inside) {
    await scene.breakout('/place', { seatIds: [sitter.seatId], breakoutId: one });
    await connect(scene, sitter);
    await scene.breakout('/place', { seatIds: [sitter.seatId], breakoutId: other });
    await connect(scene, sitter);
  }
  return scene.inside;
}

async function putInLate(scene: Scene): Promise<Sitter[]> {
  const [, breakoutId] = await openNow(scene);
  await scene.breakout('/place', { seatIds: idsOf(scene.late), breakoutId });
  await connectAll(scene, scene.late);
  return scene.late;
}

/** Back in the main room, whoever leads and those who came late; the others stay in their breakout. */
async function takenBack(scene: Scene): Promise<Sitter[]> {
  const back = [scene.host, ...scene.late];
  await scene.breakout('/place', { seatIds: idsOf(back), breakoutId: null });
  await connectAll(scene, back);
  return back;
}

async function afterKill(scene: Scene, shown: Shown): Promise<Sitter[]> {
  const filmed = [scene.shown, scene.shownThere];
  await Promise.all(filmed.map(shown.leave));
  await scene.server.kill('SIGKILL');
  await scene.server.start();
  await Promise.all(filmed.map(shown.come));
  const everybody = [...scene.inside, ...scene.late];
  await connectAll(scene, everybody);
  return everybody;
}

type Places = Record<string, () => Promise<Sitter[]>>;

/**
 * Where people are, and how they come there, one after the other; at the end, if one likes, the server is killed
 * while some are in a breakout and some are not.
 */
export const places = (scene: Scene, shown: Shown, kills: boolean): Places => ({
  'in the main room': async () => scene.inside,
  'after a reload': async () => {
    await connectAll(scene, scene.inside);
    return scene.inside;
  },
  'sent back to the door, and in again': async () => {
    const sent = learnersOf(scene.inside);
    for (const { seatId } of sent) await scene.command('return', { seatId });
    await scene.command('admit', { seatIds: idsOf(sent) });
    await connectAll(scene, sent);
    return sent;
  },
  'come late': async () => {
    await scene.command('admit', { seatIds: idsOf(scene.late) });
    await connectAll(scene, scene.late);
    return scene.late;
  },
  'in a breakout that they chose': () => chosen(scene, shown),
  'in a restricted breakout that the roll call filled': () => restricted(scene, shown),
  'moved from one breakout to another': () => moved(scene),
  'come late, and put in a breakout': () => putInLate(scene),
  'in a breakout, after a reload': async () => {
    await connectAll(scene, learnersOf(scene.inside));
    return learnersOf(scene.inside);
  },
  'taken back to the main room': () => takenBack(scene),
  ...(kills && {
    'after the server was killed, in a breakout or not': () => afterKill(scene, shown),
  }),
});

/** Breakouts are closed, and those who come late are at the door again, for the next time. */
export async function beginAgain(scene: Scene): Promise<void> {
  await scene.breakout('/close', { breakoutId: null });
  for (const sitter of scene.late) {
    await ask(scene, sitter, 'leave', {});
    await ask(scene, sitter, 'knock', {});
  }
}
