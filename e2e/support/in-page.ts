/** What was seen of somebody else: how large, how many pictures so far, of which colour, and how it looks now. */
export type Seen = {
  width: number;
  height: number;
  frames: number;
  colour: 'red' | 'green' | 'blue' | 'other';
  /** One number for the pixels of this moment. */
  pixels: number;
};
/** What was heard of somebody else in some 800 ms: the strongest frequency (Hz) and how strong (dB). */
export type Heard = { frequency: number; level: number };
/** The longest time without a new picture from others since the watch began (ms), and how many came. */
export type Flow = { longestGap: number; frames: number };

export type Senses = {
  seen(): Seen[];
  heard(): Promise<Heard[]>;
  watchFlow(): void;
  flow(): Flow;
  lines: RTCPeerConnection[];
  /** A page that no longer listens to the server: it goes on until it is put out. */
  isDeaf: boolean;
};

declare global {
  var senses: Senses;
  /** Given by the test: tells it of an event that this page received, and of the machines that media may use. */
  var tellEvent: (event: { path: string; number: number; type: string }) => Promise<void>;
  var tellHosts: (urls: string[]) => Promise<void>;
}

/**
 * Runs in each page before its own scripts: eyes and ears on what others send, and a log of the
 * numbered events. Whole in itself, since it is sent to the browser as text.
 */
export function installSenses(): void {
  const lines: RTCPeerConnection[] = [];
  const hostsOf = (config: RTCConfiguration | undefined) =>
    (config?.iceServers ?? []).flatMap(({ urls }) => urls);
  const Original = globalThis.RTCPeerConnection;
  globalThis.RTCPeerConnection = class extends Original {
    constructor(config?: RTCConfiguration) {
      super(config);
      lines.push(this);
      void globalThis.tellHosts(hostsOf(config));
    }
    override setConfiguration(config?: RTCConfiguration) {
      void globalThis.tellHosts(hostsOf(config));
      super.setConfiguration(config);
    }
  };

  const remoteTracks = () =>
    new Set(
      lines
        .filter(({ connectionState }) => connectionState !== 'closed')
        .flatMap((line) => line.getReceivers().map(({ track }) => track.id)),
    );
  const tracksOf = (element: HTMLMediaElement) =>
    element.srcObject instanceof MediaStream ? element.srcObject.getTracks() : [];
  const fromOthers = <E extends HTMLMediaElement>(selector: string): E[] => {
    const remote = remoteTracks();
    return [...document.querySelectorAll<E>(selector)].filter((element) =>
      tracksOf(element).some(({ id, readyState }) => remote.has(id) && readyState === 'live'),
    );
  };

  const canvas = document.createElement('canvas');
  canvas.width = 64;
  canvas.height = 36;
  const look = (video: HTMLVideoElement): Seen => {
    const pen = canvas.getContext('2d', { willReadFrequently: true });
    if (!pen) throw new Error('no canvas');
    pen.drawImage(video, 0, 0, 64, 36);
    const { data } = pen.getImageData(0, 0, 64, 36);
    let pixels = 0;
    for (let index = 0; index < data.length; index += 4) pixels = (pixels * 31 + (data[index + 1] ?? 0)) % 1_000_003;
    // Near the top, in the middle: outside of the block that crosses, inside of any crop.
    const [red = 0, green = 0, blue = 0] = pen.getImageData(32, 6, 1, 1).data;
    const strongest = Math.max(red, green, blue);
    const clear = strongest - Math.min(red, green, blue) > 60;
    const colour = !clear ? 'other' : strongest === red ? 'red' : strongest === green ? 'green' : 'blue';
    const { videoWidth: width, videoHeight: height } = video;
    return { width, height, frames: video.getVideoPlaybackQuality().totalVideoFrames, colour, pixels };
  };

  const listen = async (stream: MediaStream): Promise<Heard> => {
    const context = new AudioContext();
    await context.resume();
    const analyser = new AnalyserNode(context, { fftSize: 8192, smoothingTimeConstant: 0 });
    context.createMediaStreamSource(stream).connect(analyser);
    const bins = new Float32Array(analyser.frequencyBinCount);
    let best: Heard = { frequency: 0, level: -Infinity };
    const end = performance.now() + 1_000;
    while (performance.now() < end) {
      await new Promise((resolve) => setTimeout(resolve, 50));
      analyser.getFloatFrequencyData(bins);
      for (let bin = 10; bin < bins.length; bin += 1) {
        const level = bins[bin] ?? -Infinity;
        if (level > best.level) best = { level, frequency: (bin * context.sampleRate) / analyser.fftSize };
      }
    }
    await context.close();
    return best;
  };

  let frames = 0;
  let lastFrame = 0;
  let longestGap = 0;
  const noteGap = () => {
    longestGap = Math.max(longestGap, performance.now() - lastFrame);
  };
  const watched = new WeakSet<HTMLVideoElement>();
  const watch = (video: HTMLVideoElement) => {
    if (watched.has(video)) return;
    watched.add(video);
    const onFrame = () => {
      noteGap();
      lastFrame = performance.now();
      frames += 1;
      video.requestVideoFrameCallback(onFrame);
    };
    video.requestVideoFrameCallback(onFrame);
  };

  const playing = (element: HTMLMediaElement) => !element.paused && !element.muted && element.volume > 0;
  globalThis.senses = {
    lines,
    seen: () => fromOthers<HTMLVideoElement>('video').filter(({ videoWidth }) => videoWidth > 0).map(look),
    heard: () =>
      Promise.all(
        fromOthers<HTMLAudioElement>('audio, video')
          .filter((element) => playing(element) && tracksOf(element).some(({ kind }) => kind === 'audio'))
          .map((element) => listen(element.srcObject as MediaStream)),
      ),
    watchFlow: () => {
      frames = 0;
      longestGap = 0;
      lastFrame = performance.now();
      setInterval(() => {
        for (const video of fromOthers<HTMLVideoElement>('video')) watch(video);
        noteGap();
      }, 100);
    },
    flow: () => ({ longestGap, frames }),
    isDeaf: false,
  };

  const followChunks = async (path: string, body: ReadableStream<Uint8Array>) => {
    let text = '';
    for await (const chunk of body.pipeThrough(new TextDecoderStream() as never) as unknown as AsyncIterable<string>) {
      text += chunk;
      const whole = text.split('\n\n');
      text = whole.pop() ?? '';
      for (const one of whole) {
        const number = Number(/^id: ?(\d+)/m.exec(one)?.[1] ?? Number.NaN);
        const type = /^event: ?(.+)/m.exec(one)?.[1] ?? '';
        if (!Number.isNaN(number)) await globalThis.tellEvent({ path, number, type });
      }
    }
  };
  const { fetch } = globalThis;
  const unlessDeaf = () =>
    new TransformStream<Uint8Array, Uint8Array>({
      transform: (chunk, out) => {
        if (!globalThis.senses.isDeaf) out.enqueue(chunk);
      },
      flush: () => (globalThis.senses.isDeaf ? new Promise<void>(() => undefined) : undefined),
    });
  globalThis.fetch = async (...asked) => {
    if (globalThis.senses.isDeaf) return new Promise<Response>(() => undefined);
    const response = await fetch(...asked);
    const { pathname } = new URL(response.url);
    if (response.ok && /^\/api\/seats\/[^/]+\/class$/.test(pathname)) {
      const { after } = (await response.clone().json()) as { after: number };
      void globalThis.tellEvent({ path: pathname, number: after, type: 'snapshot' });
    }
    if (!response.headers.get('content-type')?.startsWith('text/event-stream') || !response.body) return response;
    const [ours, theirs] = response.body.tee();
    // A stream that is cut ends our copy too.
    followChunks(pathname, ours).catch(() => undefined);
    return new Response(theirs.pipeThrough(unlessDeaf()), { status: response.status, headers: response.headers });
  };
}
