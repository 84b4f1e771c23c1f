/** What the person chose at the device check, handed over when the class begins. */
export type StartMedia = {
  microphone: boolean;
  camera: boolean;
  audioDeviceId?: string;
  videoDeviceId?: string;
  speakerId?: string;
  /** Tracks that already run: taken over, so that the browser does not ask again. */
  stream?: MediaStream;
};

export const nothingOn: StartMedia = { microphone: false, camera: false };
