import type { Heard } from './senses.ts';

/** Listens for a second to each of the sounds that others send and that the page plays. */
export function installHearing(): void {
  const strongest = (analyser: AnalyserNode, bins: Float32Array<ArrayBuffer>): Heard => {
    analyser.getFloatFrequencyData(bins);
    // Below 60 Hz there is no voice and no tone of ours.
    const level = bins.subarray(10).reduce((most, value) => Math.max(most, value), -Infinity);
    const bin = bins.indexOf(level, 10);
    return { level, frequency: (bin * analyser.context.sampleRate) / analyser.fftSize };
  };
  const listen = async (stream: MediaStream): Promise<Heard> => {
    const context = new AudioContext();
    await context.resume();
    const analyser = new AnalyserNode(context, { fftSize: 8192, smoothingTimeConstant: 0 });
    context.createMediaStreamSource(stream).connect(analyser);
    const bins = new Float32Array(analyser.frequencyBinCount);
    let best: Heard = { frequency: 0, level: -Infinity };
    // Longer than the silence between two beeps.
    for (const end = performance.now() + 1_000; performance.now() < end;) {
      await new Promise((resolve) => setTimeout(resolve, 50));
      const now = strongest(analyser, bins);
      if (now.level > best.level) best = now;
    }
    await context.close();
    return best;
  };
  const isHeard = ({ paused, muted, volume, srcObject }: HTMLMediaElement) =>
    !paused && !muted && volume > 0 && (srcObject as MediaStream).getAudioTracks().length > 0;
  globalThis.senses.heard = () =>
    Promise.all(
      globalThis.senses
        .fromOthers<HTMLMediaElement>('audio, video')
        .filter(isHeard)
        .map(({ srcObject }) => listen(srcObject as MediaStream)),
    );
}
