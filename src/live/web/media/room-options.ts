import {
  AudioPresets,
  type AudioCaptureOptions,
  type RoomOptions,
  ScreenSharePresets,
  type ScreenShareCaptureOptions,
  type VideoCaptureOptions,
  VideoPresets,
} from 'livekit-client';
import { retryDelay } from '../session/retry-delay.ts';

/** A cut longer than this is taken up by a new connection. */
const GIVE_UP_MS = 120_000;

export const microphoneCapture: AudioCaptureOptions = {
  echoCancellation: true,
  noiseSuppression: true,
  autoGainControl: true,
};

export const cameraCapture: VideoCaptureOptions = {
  resolution: VideoPresets.h720.resolution,
  facingMode: 'user',
};

export const screenCapture: ScreenShareCaptureOptions = {
  audio: { echoCancellation: false, noiseSuppression: false, autoGainControl: false },
  contentHint: 'detail',
  resolution: ScreenSharePresets.h1080fps15.resolution,
  // The class's own tab would show itself without end.
  selfBrowserSurface: 'exclude',
  surfaceSwitching: 'include',
  systemAudio: 'include',
};

/** How a class's media line works: sound first, small pictures for small tiles, nothing for hidden ones. */
export const roomOptions: RoomOptions = {
  adaptiveStream: true,
  dynacast: true,
  // Own tracks outlive a line that is lost, so that they can be published again as they were.
  stopLocalTrackOnUnpublish: false,
  disconnectOnPageLeave: true,
  audioCaptureDefaults: microphoneCapture,
  videoCaptureDefaults: cameraCapture,
  publishDefaults: {
    videoCodec: 'vp8',
    simulcast: true,
    videoEncoding: VideoPresets.h720.encoding,
    videoSimulcastLayers: [VideoPresets.h180, VideoPresets.h360],
    screenShareEncoding: ScreenSharePresets.h1080fps15.encoding,
    audioPreset: AudioPresets.speech,
    dtx: true,
    red: true,
  },
  reconnectPolicy: {
    nextRetryDelayInMs: ({ elapsedMs, retryCount }) =>
      elapsedMs > GIVE_UP_MS ? null : retryDelay(retryCount, Math.random()),
  },
};
