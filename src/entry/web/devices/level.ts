/** How often a level is told, in milliseconds: fast enough for the eye, slow enough for an old tablet. */
const PACE_MS = 80;

/**
 * The level of a sound from 0 to 1, on the ear's scale: −60 dB is silence, −10 dB a voice near the microphone.
 * @param samples one stretch of sound, each from −1 to 1
 */
export function levelOf(samples: Float32Array): number {
  let sum = 0;
  for (const sample of samples) sum += sample * sample;
  const loudness = 10 * Math.log10(sum / Math.max(1, samples.length) || 1e-12);
  return Math.min(1, Math.max(0, (loudness + 60) / 50));
}

/** Follows the level of an open microphone; returns how to stop. */
export function followLevel(track: MediaStreamTrack, tell: (level: number) => void): () => void {
  const context = new AudioContext();
  const analyser = new AnalyserNode(context, { fftSize: 1024 });
  context.createMediaStreamSource(new MediaStream([track])).connect(analyser);
  const samples = new Float32Array(analyser.fftSize);
  const timer = setInterval(() => {
    analyser.getFloatTimeDomainData(samples);
    tell(levelOf(samples));
  }, PACE_MS);
  return () => {
    clearInterval(timer);
    void context.close();
  };
}
