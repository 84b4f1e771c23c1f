/** Two soft taps on wood, made here: nothing is loaded. Silent when the browser does not allow sound yet. */
export function playKnock(): void {
  const context = new AudioContext();
  if (context.state !== 'running') {
    void context.close();
    return;
  }
  for (const delay of [0.02, 0.2]) tap(context, context.currentTime + delay);
  setTimeout(() => void context.close(), 800);
}

function tap(context: AudioContext, at: number): void {
  const tone = context.createOscillator();
  const loudness = context.createGain();
  tone.frequency.setValueAtTime(220, at);
  tone.frequency.exponentialRampToValueAtTime(110, at + 0.09);
  loudness.gain.setValueAtTime(0.12, at);
  loudness.gain.exponentialRampToValueAtTime(0.001, at + 0.12);
  tone.connect(loudness).connect(context.destination);
  tone.start(at);
  tone.stop(at + 0.14);
}
