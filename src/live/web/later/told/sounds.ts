/** What one hears of a sound: where its pitch begins and ends, in hertz, and when it begins, in seconds. */
type Tone = { from: number; to: number; at: number };

/** Two soft taps on wood. */
const knock: Tone[] = [0.02, 0.2].map((at) => ({ from: 220, to: 110, at }));
/** One drop of water, higher than a knock: the two are told apart without looking. */
const message: Tone[] = [{ from: 620, to: 880, at: 0.02 }];

/** Plays tones made here: nothing is loaded. Silent when the browser does not allow sound yet. */
function play(tones: Tone[]): void {
  const context = new AudioContext();
  if (context.state !== 'running') {
    void context.close();
    return;
  }
  for (const tone of tones) sound(context, tone);
  setTimeout(() => void context.close(), 800);
}

export const playKnock = (): void => play(knock);
export const playMessage = (): void => play(message);

function sound(context: AudioContext, { from, to, at }: Tone): void {
  const start = context.currentTime + at;
  const tone = context.createOscillator();
  const loudness = context.createGain();
  tone.frequency.setValueAtTime(from, start);
  tone.frequency.exponentialRampToValueAtTime(to, start + 0.09);
  loudness.gain.setValueAtTime(0.12, start);
  loudness.gain.exponentialRampToValueAtTime(0.001, start + 0.12);
  tone.connect(loudness).connect(context.destination);
  tone.start(start);
  tone.stop(start + 0.14);
}
