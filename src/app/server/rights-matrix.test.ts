import { dispose, type Room, TrackSource as RawSource } from '@livekit/rtc-node';
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
import { enter, film } from '../../live/server/media/testing/clients.ts';
import { classFrom } from '../../live/web/session/class-state.ts';
import { until } from '../../platform/server/testing/until.ts';
import { openMediaDoor } from '../testing/media-door.ts';
import { asksToPublish, cameraSid, engineLets, getsCamera } from '../testing/rights-probes.ts';
import {
  ask,
  connect,
  openScene,
  readClass,
  type Scene,
  setLayer,
  setOwn,
  type Sitter,
} from '../testing/rights-places.ts';

let scene: Scene;
let door: Awaited<ReturnType<typeof openMediaDoor>>;
const opened = new AsyncDisposableStack();
let shown: Room | undefined;

beforeAll(async () => {
  scene = opened.use(await openScene());
  const cookies = new Map(
    [...scene.inside, ...scene.late, scene.shown].map(({ seatId, browser }) => [
      seatId,
      () => [...browser.jar].map((pair) => pair.join('=')).join('; '),
    ]),
  );
  door = opened.use(
    await openMediaDoor(
      () => scene.port,
      (seatId) => cookies.get(seatId)?.(),
    ),
  );
  // A learner whose camera is theirs to show, whatever is set for the others.
  await setOwn(scene, scene.shown, { camera: true });
  await showOneself();
}, 120_000);
afterAll(async () => {
  await shown?.disconnect();
  await opened.disposeAsync();
  await dispose();
});

/** The learner who shows themselves comes, or comes again: raw clients give up when a server is away. */
async function showOneself(): Promise<void> {
  // Two at once would take the seat from each other for ever.
  await shown?.disconnect();
  shown = await enter(door.port, { seatId: scene.shown.seatId, mark: '' });
  await film(shown, RawSource.SOURCE_CAMERA, (stop) => opened.defer(async () => stop()));
  await until('the camera is there', async () => (await cameraSid(scene)) !== '');
}

/** Whether the server lets somebody do this: anything but a yes, a refusal or « too fast » is no answer. */
async function lets(sitter: Sitter, path: string, body: object): Promise<boolean> {
  const { status } = await ask(scene, sitter, path, body);
  if (![200, 204, 403, 429].includes(status)) throw new Error(`${path}: ${status}`);
  return status !== 403;
}
const says = (sitter: Sitter, to: 'all' | 'hosts') =>
  lets(sitter, 'chat', { to, text: 'Bonjour', attempt: crypto.randomUUID() });
const publishes = (source: MediaSource) => async (sitter: Sitter) =>
  (await engineLets(scene, sitter)).includes(source);

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

/** Every right of somebody, where they are: by the rules, in the page, and really. */
async function compare(sitter: Sitter, layers: LayeredRights): Promise<void> {
  const of = { role: sitter.role, rights: layers, calm: false, denied: [] };
  const page = classFrom(await readClass(scene, sitter));
  const inPage = { ...page.me, calm: page.calm };
  await until('the engine holds what the rules say', async () => {
    const held = await engineLets(scene, sitter);
    return held.join() === mediaSources.filter((source) => mayPublish(of, source)).join();
  });
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

/**
 * Where people are, and how they come there. To come, when there are groups: in a group, in a restricted
 * group, moved from one to the other.
 */
const places: Record<string, () => Promise<Sitter[]>> = {
  'in the main room': async () => scene.inside,
  'after a reload': async () => {
    for (const sitter of scene.inside) await connect(scene, sitter);
    return scene.inside;
  },
  'sent back to the door, and in again': async () => {
    const moved = scene.inside.filter(({ role }) => role !== 'host');
    for (const { seatId } of moved) await scene.command('return', { seatId });
    await scene.command('admit', { seatIds: moved.map(({ seatId }) => seatId) });
    for (const sitter of moved) await connect(scene, sitter);
    return moved;
  },
  'come late': async () => {
    await scene.command('admit', { seatIds: scene.late.map(({ seatId }) => seatId) });
    for (const sitter of scene.late) await connect(scene, sitter);
    return scene.late;
  },
  'after the server was killed': async () => {
    await shown?.disconnect();
    await scene.server.kill('SIGKILL');
    await scene.server.start();
    await showOneself();
    for (const sitter of [...scene.inside, ...scene.late]) await connect(scene, sitter);
    return [...scene.inside, ...scene.late];
  },
};

/** Those who come late are at the door again, for the next time. */
async function sendLateAway(): Promise<void> {
  for (const sitter of scene.late) {
    await ask(scene, sitter, 'leave', {});
    await ask(scene, sitter, 'knock', {});
  }
}

describe.each(rightLayers)('set by the layer « %s »', (layer) => {
  it.each([true, false])(
    'to %s, a right is the same for the rules, the server, the engine and the page, wherever one is',
    async (value) => {
      await Promise.all(scene.inside.map((sitter) => connect(scene, sitter)));
      const layers = await set(layer, value);
      for (const [place, come] of Object.entries(places))
        for (const sitter of await come())
          await compare(sitter, layersOf(sitter, layers)).catch((error: unknown) => {
            throw new Error(`${place}, ${sitter.role}`, { cause: error });
          });
      await sendLateAway();
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
    for (const [place, come] of Object.entries(places))
      for (const sitter of await come()) {
        if (sitter.role === 'host') continue;
        const of = { role: sitter.role, rights: layers, calm: false, denied: [] };
        const may = mediaSources.filter((source) => mayPublish(of, source));
        await until('the engine holds what the rules say', async () => {
          return (await engineLets(scene, sitter)).join() === may.join();
        });
        for (const source of mediaSources)
          expect([place, sitter.role, source, await asksToPublish(sitter, source)]).toEqual([
            place,
            sitter.role,
            source,
            answer,
          ]);
        const { tracks } = await scene.rooms.getParticipant(scene.room, sitter.seatId);
        expect(tracks).toEqual([]);
      }
    await sendLateAway();
  }, 120_000);
});
