import { request } from 'node:http';
import {
  AudioFrame,
  AudioSource,
  AudioStream,
  LocalAudioTrack,
  LocalVideoTrack,
  Room,
  RoomEvent,
  TrackKind,
  TrackPublishOptions,
  TrackSource,
  VideoBufferType,
  VideoFrame,
  VideoSource,
  VideoStream,
} from '@livekit/rtc-node';
import { onTestFinished } from 'vitest';
import { WebSocket } from 'ws';
import { until } from '../../../../platform/server/testing/until.ts';

export type Holder = { seatId: string; mark: string };

const sampleRate = 48_000;

/** A raw client in the room by way of the gate: it obeys the engine's protocol, and no page of ours. */
export async function enter(port: number, { seatId, mark }: Holder): Promise<Room> {
  const room = new Room();
  const options = { autoSubscribe: true, dynacast: false };
  await room.connect(`ws://127.0.0.1:${port}/media/${seatId}`, mark, options);
  return room;
}

const as = (source: TrackSource) => {
  const options = new TrackPublishOptions();
  options.source = source;
  return options;
};

/** Publishes a picture, declared as the caller likes. */
export const publishPicture = (room: Room, source: TrackSource) =>
  room.localParticipant!.publishTrack(
    LocalVideoTrack.createVideoTrack('picture', new VideoSource(64, 64)),
    as(source),
  );

/** Publishes a sound that is silent, declared as the caller likes. */
export const publishVoice = (room: Room, source: TrackSource) =>
  room.localParticipant!.publishTrack(
    LocalAudioTrack.createAudioTrack('voice', new AudioSource(sampleRate, 1)),
    as(source),
  );

const side = 64;

/** Shows a moving picture until the test is over, or until something else is. */
export async function film(
  room: Room,
  source = TrackSource.SOURCE_CAMERA,
  atEnd: (stop: () => void) => void = onTestFinished,
): Promise<void> {
  const camera = new VideoSource(side, side);
  const track = LocalVideoTrack.createVideoTrack('film', camera);
  await room.localParticipant!.publishTrack(track, as(source));
  let count = 0;
  const timer = setInterval(() => {
    const pixels = new Uint8Array(side * side * 4).fill(count++ % 256);
    camera.captureFrame(new VideoFrame(pixels, side, side, VideoBufferType.RGBA));
  }, 40);
  atEnd(() => clearInterval(timer));
}

/** How many pictures came from each seat. */
export type Eye = { seen: (seatId: string) => number };

/** Looks at whatever picture comes. */
export function look(room: Room): Eye {
  const seen = new Map<string, number>();
  room.on(RoomEvent.TrackSubscribed, (track, _publication, { identity }) => {
    if (track.kind !== TrackKind.KIND_VIDEO) return;
    void (async () => {
      for await (const _picture of new VideoStream(track))
        seen.set(identity, (seen.get(identity) ?? 0) + 1);
    })();
  });
  return { seen: (seatId) => seen.get(seatId) ?? 0 };
}

/** Waits until so many more pictures of somebody came, counted from now. */
export const seeMore = (eye: Eye, seatId: string, pictures: number, timeoutMs?: number) => {
  const enough = eye.seen(seatId) + pictures;
  return until(`pictures of ${seatId} come`, () => eye.seen(seatId) >= enough, timeoutMs);
};

/** The tone of who speaks without another being asked for, in Hz; a multiple of 100 has no click in it. */
const usualTone = 1_500;

/** Speaks a steady tone until the test is over. */
export async function speak(room: Room, tone = usualTone): Promise<void> {
  const voice = new AudioSource(sampleRate, 1);
  const track = LocalAudioTrack.createAudioTrack('voice', voice);
  await room.localParticipant!.publishTrack(track, as(TrackSource.SOURCE_MICROPHONE));
  const speech = { goesOn: true };
  void (async () => {
    const samples = Int16Array.from(
      { length: sampleRate / 100 },
      (_, at) => 8_000 * Math.sin((2 * Math.PI * tone * at) / sampleRate),
    );
    const frame = new AudioFrame(samples, sampleRate, 1, samples.length);
    while (speech.goesOn) await voice.captureFrame(frame).catch(() => void (speech.goesOn = false));
  })();
  onTestFinished(() => void (speech.goesOn = false));
}

/** `tones`: how long each tone was heard, by its frequency in hundreds of Hz. */
export type Ear = { heard: number; silent: number; tones: Map<number, number> };

/** Listens to whatever voice comes; counts hundredths of a second heard, and silent since the first. */
export function listen(room: Room): Ear {
  const ear: Ear = { heard: 0, silent: 0, tones: new Map() };
  room.on(RoomEvent.TrackSubscribed, (track) => {
    if (track.kind !== TrackKind.KIND_AUDIO) return;
    void (async () => {
      for await (const { data } of new AudioStream(track))
        if (data.some((sample) => Math.abs(sample) > 1_000)) {
          ear.heard++;
          const tone = toneOf(data);
          ear.tones.set(tone, (ear.tones.get(tone) ?? 0) + 1);
        } else if (ear.heard > 0) ear.silent++;
    })();
  });
  return ear;
}

/** The frequency of a hundredth of a second, by how often it crosses zero upwards. */
const toneOf = (data: Int16Array): number =>
  data.reduce((sum, sample, at) => sum + (sample >= 0 && (data[at - 1] ?? 0) < 0 ? 1 : 0), 0);

/** What is said in tests, in hundreds of Hz. */
const spoken = [5, 10, 20];

/** Tones heard for more than a blink, in hundreds of Hz. One that is stretched over a gap sounds a little lower. */
export function tonesOf({ tones }: Ear): number[] {
  const heard = [...tones].filter(([, hundredths]) => hundredths > 5).map(([tone]) => tone);
  const nearest = (tone: number) => spoken.find((one) => Math.abs(one - tone) <= 1) ?? tone;
  return [...new Set(heard.map(nearest))];
}

/** Waits until a voice was heard for so long, counted from now. */
export const hearFor = (ear: Ear, seconds: number, timeoutMs?: number) => {
  const enough = ear.heard + seconds * 100;
  return until('a voice is heard', () => ear.heard >= enough, timeoutMs);
};

export type RawLine = {
  socket: WebSocket;
  /** What came, frame by frame. */
  frames: Buffer[];
  texts: () => number;
  closed: Promise<number>;
};

const signalling = 'protocol=16&auto_subscribe=1&sdk=js&version=2.23.0';

/**
 * A bare WebSocket to the gate, which keeps every frame and obeys nothing.
 * @returns the line, or the status with which it was refused
 */
export function rawLine(
  port: number,
  { seatId, mark }: Holder,
  options: { path?: string; query?: string; origin?: string; cookie?: string } = {},
): Promise<RawLine | number> {
  const path = options.path ?? `/media/${seatId}/rtc`;
  const query = `${signalling}&access_token=${mark}&${options.query ?? ''}`;
  const socket = new WebSocket(`ws://127.0.0.1:${port}${path}?${query}`, {
    ...(options.origin !== undefined && { origin: options.origin }),
    ...(options.cookie !== undefined && { headers: { cookie: options.cookie } }),
  });
  const frames: Buffer[] = [];
  let texts = 0;
  socket.on('message', (data, isBinary) => {
    frames.push(data as Buffer);
    if (!isBinary) texts++;
  });
  const closed = new Promise<number>((resolve) => void socket.once('close', resolve));
  return new Promise((resolve, reject) => {
    socket.once('message', () => resolve({ socket, frames, texts: () => texts, closed }));
    socket.once('unexpected-response', (_, { statusCode = 0 }) => {
      socket.on('error', () => {});
      socket.terminate();
      resolve(statusCode);
    });
    socket.once('error', reject);
  });
}

/** The same, when it must not be refused. */
export async function openLine(...asked: Parameters<typeof rawLine>): Promise<RawLine> {
  const line = await rawLine(...asked);
  if (typeof line === 'number') throw new Error(`refused: ${line}`);
  return line;
}

/** Asks over HTTP with an address sent as it is, without the tidying that browsers do. */
export function ask(
  port: number,
  path: string,
  options: { method?: string; headers?: Record<string, string>; body?: string } = {},
): Promise<{ status: number; body: string }> {
  return new Promise((resolve, reject) => {
    const { method = 'GET', headers = {}, body } = options;
    const asking = request({ host: '127.0.0.1', port, path, method, headers }, (answer) => {
      let text = '';
      answer.setEncoding('utf8');
      answer.on('data', (part: string) => (text += part));
      answer.on('end', () => resolve({ status: answer.statusCode ?? 0, body: text }));
    });
    asking.once('upgrade', (_, socket) => {
      socket.destroy();
      resolve({ status: 101, body: '' });
    });
    asking.once('error', reject);
    asking.end(body);
  });
}
