import type { Room } from 'livekit-client';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { OwnMedia } from './own-media.ts';
import { standInBrowser, standInStream, standInTrack } from './testing/stand-in.ts';

beforeEach(() => {
  standInBrowser({});
  vi.stubGlobal('history', { state: null, replaceState: () => undefined });
});
afterEach(() => void vi.unstubAllGlobals());

/** One's media, with an open camera handed over by the door. */
function withOpenCamera(room: object = {}) {
  const track = standInTrack('video', 'front');
  const own = new OwnMedia('seat', { state: 'disconnected', ...room } as Room, () => true);
  own.receive({ microphone: false, camera: true, stream: standInStream(track), speakerId: 'ear' });
  return { own, track };
}

it('lets go of an open camera that the class never took', async () => {
  const { own, track } = withOpenCamera();
  await own.release();
  expect(track.readyState).toBe('ended');
});

it('takes nothing once it has let go, also when the loudspeaker was still being set', async () => {
  const set = Promise.withResolvers<boolean>();
  const { own, track } = withOpenCamera({ switchActiveDevice: () => set.promise });
  const taking = own.take();
  await own.release();
  set.resolve(true);
  await taking;
  expect(own.camera.isOn).toBe(false);
  expect(track.readyState).toBe('ended');
});
