export type Source = 'microphone' | 'camera';

/** One device that may be chosen; browsers name it only once the permission was given. */
export type Device = { id: string; name: string };
export type DeviceLists = Readonly<Record<Source | 'speaker', readonly Device[]>>;

export const noDevices: DeviceLists = { microphone: [], camera: [], speaker: [] };

const kinds = {
  microphone: 'audioinput',
  camera: 'videoinput',
  speaker: 'audiooutput',
} as const satisfies Record<keyof DeviceLists, MediaDeviceKind>;

/** What to ask the browser for: enough for a class, gentle with an old tablet. */
export function constraintsFor(source: Source, deviceId: string): MediaStreamConstraints {
  const device = deviceId === '' ? {} : { deviceId: { exact: deviceId } };
  return source === 'microphone'
    ? {
        audio: { ...device, echoCancellation: true, noiseSuppression: true, autoGainControl: true },
      }
    : {
        video: {
          ...device,
          width: { ideal: 1280 },
          height: { ideal: 720 },
          frameRate: { ideal: 24 },
        },
      };
}

/** The devices that may be named now. */
export async function listDevices(): Promise<DeviceLists> {
  const all = await navigator.mediaDevices.enumerateDevices();
  const of = (kind: MediaDeviceKind) =>
    all
      .filter((one) => one.kind === kind && one.label !== '')
      .map(({ deviceId, label }) => ({ id: deviceId, name: label }));
  return { microphone: of(kinds.microphone), camera: of(kinds.camera), speaker: of(kinds.speaker) };
}

/** The device behind an open source; empty when it is not open. */
export const deviceIdOf = (
  state: { kind: 'on'; track: MediaStreamTrack } | { kind: 'off' | 'asking' | 'fault' },
): string => (state.kind === 'on' ? (state.track.getSettings().deviceId ?? '') : '');

/** Whether this browser can send sound to a loudspeaker of one's choice. */
export const canChooseSpeaker = (): boolean => 'setSinkId' in HTMLMediaElement.prototype;
