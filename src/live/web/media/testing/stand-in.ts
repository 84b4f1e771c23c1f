import { vi } from 'vitest';

/** A browser's track, for tests: it lives until it is stopped. */
export function standInTrack(kind: 'audio' | 'video', deviceId: string): MediaStreamTrack {
  const track = Object.assign(new EventTarget(), {
    kind,
    id: crypto.randomUUID(),
    label: deviceId,
    readyState: 'live',
    enabled: true,
    muted: false,
    getSettings: () => ({ deviceId, width: 1280, height: 720 }),
    getConstraints: () => ({ deviceId }),
    applyConstraints: async () => undefined,
    stop: () => void (track.readyState = 'ended'),
  });
  return track as unknown as MediaStreamTrack;
}

class StandInStream {
  readonly #tracks: MediaStreamTrack[];
  constructor(tracks: MediaStreamTrack[]) {
    this.#tracks = tracks;
  }
  getTracks = () => this.#tracks;
  getVideoTracks = () => this.#tracks.filter(({ kind }) => kind === 'video');
  getAudioTracks = () => this.#tracks.filter(({ kind }) => kind === 'audio');
}

export const standInStream = (...tracks: MediaStreamTrack[]): MediaStream =>
  new StandInStream(tracks) as unknown as MediaStream;

/** What a person's browser has, for tests; the devices that are busy do not open. */
export function standInBrowser(mediaDevices: {
  getUserMedia?: (wanted: MediaStreamConstraints) => Promise<MediaStream>;
}): void {
  vi.stubGlobal('MediaStream', StandInStream);
  vi.stubGlobal('navigator', { userAgent: '', mediaDevices });
}
