import type { Room } from 'livekit-client';
import { afterEach, expect, it, vi } from 'vitest';
import { OwnDevice } from './own-device.ts';
import { standInBrowser, standInStream, standInTrack } from './testing/stand-in.ts';

afterEach(() => void vi.unstubAllGlobals());

const noLine = { state: 'disconnected', localParticipant: {} } as unknown as Room;

/** A camera that is on, in a browser where these devices do not open. */
async function openCamera({ busy }: { busy: string[] }): Promise<OwnDevice> {
  standInBrowser({
    getUserMedia: async ({ video }) => {
      const { exact } = (video as MediaTrackConstraints).deviceId as { exact: string };
      if (busy.includes(exact)) throw Object.assign(new Error(exact), { name: 'NotReadableError' });
      return standInStream(standInTrack('video', exact));
    },
  });
  const camera = new OwnDevice('camera', noLine, () => true);
  camera.adopt(standInTrack('video', 'front'));
  // The engine's client takes a track at the end of the moment.
  await vi.waitFor(() => expect(camera.state.get().track?.mediaStream).toBeDefined());
  return camera;
}

const captured = (camera: OwnDevice) => camera.state.get().track?.mediaStreamTrack;

it('changes to another device while it is on, and tells those who draw it', async () => {
  const camera = await openCamera({ busy: [] });
  const drawn = vi.fn();
  camera.state.subscribe(drawn);
  await camera.choose('back');
  expect(captured(camera)?.getSettings().deviceId).toBe('back');
  expect(drawn).toHaveBeenCalled();
});

it('goes back to the device before when the other does not open', async () => {
  const camera = await openCamera({ busy: ['back'] });
  await camera.choose('back');
  expect(captured(camera)).toMatchObject({ readyState: 'live' });
  expect(captured(camera)?.getSettings().deviceId).toBe('front');
  expect(camera.state.get()).toMatchObject({ power: 'on', trouble: 'busy' });
  expect(camera.deviceId).toBe('front');
});

it('is off when the device before does not open any more either', async () => {
  const camera = await openCamera({ busy: ['back', 'front'] });
  await camera.choose('back');
  expect(camera.state.get()).toEqual({ power: 'off', trouble: 'busy', track: null });
});
