import { fork, type ChildProcess } from 'node:child_process';
import { join } from 'node:path';
import {
  AudioFrame,
  AudioSource,
  AudioStream,
  LocalAudioTrack,
  Room,
  RoomEvent,
  TrackKind,
  TrackPublishOptions,
  TrackSource,
} from '@livekit/rtc-node';

/** Of a telephone’s voice: thirty encoders share the machine. */
const sampleRate = 16_000;
/**
 * A tone of 800 Hz, half a second long: it begins where it ends.
 */
const tone = Int16Array.from(
  { length: sampleRate / 2 },
  (_, at) => 8_000 * Math.sin((2 * Math.PI * 800 * at) / sampleRate),
);
/** What is heard comes by pieces of so long: the figure is at most so much too large. */
export const EAR_MS = 50;

/** A raw client in the room, through the gate. */
export async function enter(port: number, seatId: string): Promise<Room> {
  const room = new Room();
  const options = { autoSubscribe: false, dynacast: false };
  await room.connect(`ws://127.0.0.1:${port}/media/${seatId}`, 'nothing of value', options);
  return room;
}

/** All speak, without a pause, with one voice between them; returns how to stop. */
export async function speak(rooms: readonly Room[]): Promise<() => Promise<void>> {
  const voice = new AudioSource(sampleRate, 1);
  const options = new TrackPublishOptions();
  options.source = TrackSource.SOURCE_MICROPHONE;
  options.red = false;
  const tracks: LocalAudioTrack[] = [];
  for (const { localParticipant } of rooms) {
    const track = LocalAudioTrack.createAudioTrack('voice', voice);
    await localParticipant?.publishTrack(track, options);
    tracks.push(track);
  }
  const frame = new AudioFrame(tone, sampleRate, 1, tone.length);
  const speech = { goesOn: true };
  void (async () => {
    while (speech.goesOn) await voice.captureFrame(frame).catch(() => void (speech.goesOn = false));
  })();
  return async () => {
    speech.goesOn = false;
    await Promise.all(tracks.map((track) => track.close(false)));
    await voice.close();
  };
}

/** Enough to tell a tone from silence. */
const coarse = { sampleRate: 8_000, numChannels: 1 };

/** When each seat was heard last, by the system's clock. */
export type Heard = ReadonlyMap<string, number>;

/** Listens to every voice of a room. */
export function listen(room: Room): Heard {
  const heard = new Map<string, number>();
  room.on(RoomEvent.TrackPublished, (publication) => publication.setSubscribed(true));
  room.on(RoomEvent.TrackSubscribed, (track, _publication, { identity }) => {
    if (track.kind !== TrackKind.KIND_AUDIO) return;
    void (async () => {
      for await (const { data } of new AudioStream(track, { ...coarse, frameSizeMs: EAR_MS }))
        if (data.some((sample) => Math.abs(sample) > 1_000)) heard.set(identity, Date.now());
    })();
  });
  return heard;
}

/** The client's library tells whatever happens to everybody in a process: so many get on with one another. */
const TOGETHER = 6;

const start = (file: string, ...words: string[]) =>
  fork(join(import.meta.dirname, file), words, { stdio: ['ignore', 'ignore', 'inherit', 'ipc'] });

/** The next thing that a process says. */
const saidBy = <T>(child: ChildProcess): Promise<T> =>
  new Promise((resolve, reject) => {
    const fail = (code: number | null) => reject(new Error(`a voice or an ear ended: ${code}`));
    child.once('exit', fail);
    child.once('message', (said) => {
      child.off('exit', fail);
      resolve(said as T);
    });
  });

/** Listens to a lesson in the seat of its teacher. */
export async function openEar(port: number, seatId: string) {
  const child = start('ear.ts', String(port), seatId);
  const heard = new Map<string, number>();
  const { room } = await saidBy<{ room: string }>(child);
  child.on('message', (told: { heard: [string, number][] }) => {
    for (const [seat, at] of told.heard) heard.set(seat, at);
  });
  return { room, heard: heard as Heard, [Symbol.dispose]: () => void child.kill() };
}

/** Raw clients in these seats, who speak and stop all together. */
export async function openVoices(port: number, seatIds: readonly string[]) {
  const parts = Array.from({ length: Math.ceil(seatIds.length / TOGETHER) }, (_, at) =>
    start('speakers.ts', String(port), ...seatIds.slice(at * TOGETHER, (at + 1) * TOGETHER)),
  );
  await Promise.all(parts.map(saidBy));
  const all = async (order: 'speak' | 'stop') => {
    const done = parts.map(saidBy);
    for (const part of parts) part.send(order);
    await Promise.all(done);
  };
  return {
    speak: () => all('speak'),
    stop: () => all('stop'),
    [Symbol.dispose]: () => parts.forEach((part) => part.kill()),
  };
}
