import { dispose } from '@livekit/rtc-node';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { mediaSources, type MediaSource } from '../../access/contract/actors.ts';
import {
  hasRight,
  type LayeredRights,
  maySeeCameras,
  mayPublish,
  noSettings,
  type Right,
  type RightLayer,
  rightLayers,
  rights,
} from '../../access/contract/rights.ts';
import { reactionKinds } from '../../live/contract/reactions.ts';
import { classFrom } from '../../live/web/session/class-state.ts';
import { until } from '../../platform/server/testing/until.ts';
import { asksToPublish, engineLets, getsCamera } from '../testing/rights-probes.ts';
import {
  ask,
  connect,
  isClosed,
  openScene,
  placeOf,
  readClass,
  type Scene,
  setLayer,
  setOwn,
  type Sitter,
} from '../testing/rights-places.ts';
import { openShown, type Shown } from '../testing/rights-shown.ts';
import { beginAgain, places } from '../testing/rights-where.ts';

let scene: Scene;
let filmed: Shown;
const opened = new AsyncDisposableStack();

beforeAll(async () => {
  scene = opened.use(await openScene());
  filmed = opened.use(await openShown(scene));
  // Learners whose camera is theirs to show, whatever is set for the others.
  for (const one of [scene.shown, scene.shownThere]) await setOwn(scene, one, { camera: true });
  await filmed.come(scene.shown);
}, 120_000);
afterAll(async () => {
  await opened.disposeAsync();
  await dispose();
});

/** Whether the server lets somebody do this: anything but a yes, a refusal or « too fast » is no answer. */
async function lets(sitter: Sitter, path: string, body: object): Promise<boolean> {
  const { status } = await ask(scene, sitter, path, body);
  if (![200, 204, 403, 429].includes(status)) throw new Error(`${path}: ${status}`);
  return status !== 403;
}
/** To all: where one is. */
async function says(sitter: Sitter, to: 'all' | 'hosts'): Promise<boolean> {
  const breakoutId = to === 'all' ? (await placeOf(scene, sitter)).breakoutId : null;
  const attempt = crypto.randomUUID();
  return lets(sitter, 'chat', { to, breakoutId, text: 'Bonjour', attempt });
}
const publishes = (source: MediaSource) => async (sitter: Sitter) =>
  (await engineLets(scene, sitter))?.includes(source) ?? false;

/**
 * What really happens with each right: asked of the server, or of the engine where that one enforces it.
 * `null`: nothing obeys it yet. A right that is added does not compile without its answer.
 */
const really: Record<Right, ((sitter: Sitter, expected: boolean) => Promise<boolean>) | null> = {
  microphone: publishes('microphone'),
  camera: publishes('camera'),
  screen: publishes('screen'),
  chatAll: (sitter) => says(sitter, 'all'),
  chatTeachers: (sitter) => says(sitter, 'hosts'),
  draw: null,
  react: (sitter) => lets(sitter, 'class/reaction', { kind: reactionKinds[0] }),
  seeCameras: (sitter, expected) => getsCamera(scene, sitter, expected),
  seeList: async (sitter) =>
    (await readClass(scene, sitter)).seats.some(({ seatId }) => seatId === scene.shown.seatId),
};

/** What the pure rule says. A face says who is there: without the list, no camera. */
const ruled = (of: Parameters<typeof hasRight>[0], right: Right) =>
  right === 'seeCameras' ? maySeeCameras(of) : hasRight(of, right);

/**
 * Waits until the engine lets somebody publish what the rules say. Whose line the engine closed, as it does after
 * a minute without media, comes again.
 */
async function engineHolds(sitter: Sitter, may: readonly MediaSource[]): Promise<void> {
  let held: MediaSource[] | null = null;
  await until('the engine holds what the rules say', async () => {
    held = await engineLets(scene, sitter);
    if (isClosed(sitter)) await connect(scene, sitter);
    return held?.join() === may.join();
  }).catch((cause: unknown) => {
    const line = isClosed(sitter) ? 'closed' : 'open';
    throw new Error(`${may.join()} by the rules, ${held?.join()} held; line ${line}`, { cause });
  });
}

/** Every right of somebody, where they are: by the rules, in the page, and really. */
async function compare(sitter: Sitter, layers: LayeredRights): Promise<void> {
  const of = { role: sitter.role, rights: layers, calm: false, denied: [] };
  const page = classFrom(await readClass(scene, sitter));
  const inPage = { ...page.me, calm: page.calm };
  await engineHolds(
    sitter,
    mediaSources.filter((source) => mayPublish(of, source)),
  );
  expect(page.me.sources).toEqual(mediaSources.filter((source) => mayPublish(of, source)));
  expect(page.me.seesList).toBe(hasRight(of, 'seeList'));
  for (const right of rights) {
    const expected = ruled(of, right);
    const found = (await really[right]?.(sitter, expected)) ?? expected;
    expect([right, sitter.role, ruled(inPage, right), found]).toEqual([
      right,
      sitter.role,
      expected,
      expected,
    ]);
  }
}

const every = (value: boolean | null) => Object.fromEntries(rights.map((right) => [right, value]));
const learners = () => [...scene.inside, ...scene.late].filter(({ role }) => role !== 'host');

/** One layer says this of every right; those before it say the contrary, and those after it nothing. */
async function set(layer: RightLayer, value: boolean): Promise<LayeredRights> {
  const at = rightLayers.indexOf(layer);
  const wanted = rightLayers.map((_one, index) =>
    index === at ? value : index < at ? !value : null,
  );
  for (const [index, one] of rightLayers.entries())
    await setLayer[one](scene, every(wanted[index] ?? null), learners());
  const said = rightLayers.map((one, index) => {
    const setting = wanted[index] ?? null;
    return [one, setting === null ? {} : every(setting)];
  });
  return { ...noSettings, ...Object.fromEntries(said) };
}

/** Somebody’s host has the rights of a host, and no layer of a person. */
const layersOf = (sitter: Sitter, layers: LayeredRights) =>
  sitter.role === 'host' ? { ...layers, person: {} } : layers;

describe.each(rightLayers)('set by the layer « %s »', (layer) => {
  it.each([true, false])(
    'to %s, a right is the same for the rules, the server, the engine and the page, wherever one is',
    async (value) => {
      await Promise.all(scene.inside.map((sitter) => connect(scene, sitter)));
      const layers = await set(layer, value);
      // What a restart could give back is what was taken: half of the restarts, which take the most time.
      for (const [place, come] of Object.entries(places(scene, filmed, !value)))
        for (const sitter of await come())
          await compare(sitter, layersOf(sitter, layers)).catch((error: unknown) => {
            throw new Error(`${place}, ${sitter.role}`, { cause: error });
          });
      await beginAgain(scene);
    },
    240_000,
  );
});

describe.each([
  [true, 'accepted'],
  [false, 'refused'],
] as const)('each source that the lesson sets to %s', (value, answer) => {
  it(`is ${answer} by the engine itself, whatever the program, wherever one is`, async () => {
    await Promise.all(scene.inside.map((sitter) => connect(scene, sitter)));
    const layers = await set('meeting', value);
    for (const [place, come] of Object.entries(places(scene, filmed, true)))
      for (const sitter of await come()) {
        if (sitter.role === 'host') continue;
        const of = { role: sitter.role, rights: layers, calm: false, denied: [] };
        const may = mediaSources.filter((source) => mayPublish(of, source));
        await engineHolds(sitter, may);
        for (const source of mediaSources)
          expect([place, sitter.role, source, await asksToPublish(scene, sitter, source)]).toEqual([
            place,
            sitter.role,
            source,
            answer,
          ]);
        const { room } = await placeOf(scene, sitter);
        const { tracks } = await scene.rooms.getParticipant(room, sitter.seatId);
        expect(tracks).toEqual([]);
      }
    await beginAgain(scene);
  }, 120_000);
});
