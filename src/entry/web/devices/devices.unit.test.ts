import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { Devices } from './devices.ts';

/** What the person answers the browser, prompt after prompt. */
type Prompt = { allow: () => MediaStreamTrack; refuse: () => void };

const prompts: Prompt[] = [];

/** A browser that asks for each device, and waits. */
function getUserMedia(): Promise<MediaStream> {
  return new Promise((resolve, reject) => {
    prompts.push({
      allow: () => {
        const track = liveTrack();
        resolve({ getTracks: () => [track] } as unknown as MediaStream);
        return track;
      },
      refuse: () => reject(Object.assign(new Error('no'), { name: 'NotAllowedError' })),
    });
  });
}

function liveTrack(): MediaStreamTrack {
  const track = Object.assign(new EventTarget(), {
    readyState: 'live',
    getSettings: () => ({ deviceId: 'the-camera' }),
    stop: () => void (track.readyState = 'ended'),
  });
  return track as unknown as MediaStreamTrack;
}

beforeEach(() => {
  prompts.length = 0;
  vi.stubGlobal('navigator', {
    mediaDevices: {
      getUserMedia,
      enumerateDevices: async () => [],
      addEventListener: () => undefined,
    },
  });
  vi.stubGlobal(
    'MediaStream',
    class {
      readonly tracks: unknown;
      constructor(tracks: unknown) {
        this.tracks = tracks;
      }
    },
  );
});
afterEach(() => void vi.unstubAllGlobals());

const promptOf = (number: number): Prompt => {
  const prompt = prompts[number];
  if (!prompt) throw new Error('the browser did not ask');
  return prompt;
};

it('goes along with an open camera', async () => {
  const devices = new Devices();
  const opening = devices.toggle('camera');
  const track = promptOf(0).allow();
  await opening;
  expect(devices.handOver()).toMatchObject({ camera: true, videoDeviceId: 'the-camera' });
  expect(track.readyState).toBe('live');
});

it('captures nothing when the browser’s question is answered once the class has begun', async () => {
  const devices = new Devices();
  const opening = devices.toggle('camera');
  const handed = devices.handOver();
  const track = promptOf(0).allow();
  await opening;
  expect(handed.camera).toBe(false);
  expect(track.readyState).toBe('ended');
  expect(devices.state.value.camera.kind).toBe('off');
});

it('says nothing of a refusal that comes once the class has begun', async () => {
  const devices = new Devices();
  const opening = devices.toggle('microphone');
  devices.handOver();
  promptOf(0).refuse();
  await opening;
  expect(devices.state.value.microphone.kind).toBe('off');
});

it('takes only the last answer of who came back to the door and pressed again', async () => {
  const devices = new Devices();
  const first = devices.toggle('camera');
  devices.release();
  const second = devices.toggle('camera');
  const [old, wanted] = [promptOf(0).allow(), promptOf(1).allow()];
  await Promise.all([first, second]);
  expect(old.readyState).toBe('ended');
  expect(devices.state.value.camera).toEqual({ kind: 'on', track: wanted });
});
