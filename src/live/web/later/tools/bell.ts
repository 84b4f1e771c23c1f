/** Three soft notes, made here: nothing is loaded. Silent when the browser does not allow sound yet. */
export function ringBell(): void {
  const context = new AudioContext();
  if (context.state !== 'running') {
    void context.close();
    return;
  }
  for (const [index, pitch] of [660, 660, 880].entries())
    note(context, context.currentTime + 0.02 + index * 0.35, pitch);
  setTimeout(() => void context.close(), 2_500);
}

function note(context: AudioContext, at: number, pitch: number): void {
  const tone = context.createOscillator();
  const loudness = context.createGain();
  tone.frequency.setValueAtTime(pitch, at);
  loudness.gain.setValueAtTime(0.001, at);
  loudness.gain.linearRampToValueAtTime(0.14, at + 0.02);
  loudness.gain.exponentialRampToValueAtTime(0.001, at + 0.9);
  tone.connect(loudness).connect(context.destination);
  tone.start(at);
  tone.stop(at + 1);
}
