/** A tune: each note's pitch in hertz and its start in seconds. */
type Tune = readonly { pitch: number; at: number }[];

const NOTE_SECONDS = 0.5;

/** The sound test: do, mi, sol, do. */
const arpeggio: Tune = [261.63, 329.63, 392, 523.25].map((pitch, at) => ({ pitch, at: at * 0.28 }));

/** The door opens: sol, do. */
const chime: Tune = [
  { pitch: 392, at: 0 },
  { pitch: 523.25, at: 0.18 },
];

let context: AudioContext | undefined;

/** Lets this page make sound later: browsers allow it only from a gesture. */
export function allowSound(): void {
  context ??= new AudioContext();
  void context.resume();
}

/** Plays the sound test on a loudspeaker (empty: the system's own); settles when it is over. */
export const playTest = (speakerId: string): Promise<void> => play(arpeggio, speakerId);

/** Says by ear that the door opens; silent where the browser allows no sound without a gesture. */
export function playChime(speakerId: string): void {
  if (context?.state === 'running') void play(chime, speakerId).catch(() => undefined);
}

async function play(tune: Tune, speakerId: string): Promise<void> {
  allowSound();
  const sound = context as AudioContext;
  const output = sound.createMediaStreamDestination();
  const element = new Audio();
  element.srcObject = output.stream;
  // A loudspeaker unplugged meanwhile: the system's own is better than silence.
  if (speakerId !== '' && 'setSinkId' in element)
    await element.setSinkId(speakerId).catch(() => undefined);
  await element.play();
  const start = sound.currentTime + 0.05;
  const notes = tune.map(({ pitch, at }) => note(sound, output, pitch, start + at));
  await new Promise<void>((done) => notes.at(-1)?.addEventListener('ended', () => done()));
  element.pause();
  element.srcObject = null;
}

/** A soft note, like a small bell. */
function note(sound: AudioContext, output: AudioNode, pitch: number, at: number): OscillatorNode {
  const tone = new OscillatorNode(sound, { type: 'triangle', frequency: pitch });
  const volume = new GainNode(sound, { gain: 0 });
  volume.gain.setValueAtTime(0, at);
  volume.gain.linearRampToValueAtTime(0.25, at + 0.02);
  volume.gain.exponentialRampToValueAtTime(0.001, at + NOTE_SECONDS);
  tone.connect(volume).connect(output);
  tone.start(at);
  tone.stop(at + NOTE_SECONDS);
  return tone;
}
