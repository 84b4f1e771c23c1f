import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';

const rate = 48_000;

/** Loudness over time: short beeps, since a browser takes a tone that never stops for a noise to remove. */
const isSounding = (second: number) => second % 0.8 < 0.5;

function samples(frequency: number, seconds: number): Buffer {
  const bytes = Buffer.alloc(rate * seconds * 2);
  for (let index = 0; index < rate * seconds; index += 1) {
    const second = index / rate;
    const wave = isSounding(second) ? Math.sin(2 * Math.PI * frequency * second) : 0;
    bytes.writeInt16LE(Math.round(wave * 0.6 * 32_767), index * 2);
  }
  return bytes;
}

/** Once: what somebody's browser reads already is not written anew under it. */
function keep(file: string, bytes: () => Buffer): void {
  if (existsSync(file)) return;
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, bytes());
}

/** Writes four seconds of beeps at this frequency (Hz), as the WAV that a fake microphone repeats. */
export function writeTone(file: string, frequency: number): void {
  keep(file, () => {
    const sound = samples(frequency, 4);
    const head = Buffer.alloc(44);
    head.write('RIFF', 0);
    head.writeUInt32LE(36 + sound.length, 4);
    head.write('WAVEfmt ', 8);
    head.writeUInt32LE(16, 16);
    head.writeUInt16LE(1, 20);
    head.writeUInt16LE(1, 22);
    head.writeUInt32LE(rate, 24);
    head.writeUInt32LE(rate * 2, 28);
    head.writeUInt16LE(2, 32);
    head.writeUInt16LE(16, 34);
    head.write('data', 36);
    head.writeUInt32LE(sound.length, 40);
    return Buffer.concat([head, sound]);
  });
}

/** A colour as video writes it. */
export type Paint = { u: number; v: number };

export const paints = {
  red: { u: 90, v: 220 },
  green: { u: 60, v: 60 },
  blue: { u: 220, v: 100 },
} as const satisfies Record<string, Paint>;

const width = 320;
const height = 180;
const frames = 30;

function frame({ u, v }: Paint, index: number): Buffer {
  const light = Buffer.alloc(width * height, 110);
  const from = Math.round((index / frames) * (width - 40));
  for (let row = 60; row < 120; row += 1)
    light.fill(230, row * width + from, row * width + from + 40);
  const quarter = (width / 2) * (height / 2);
  return Buffer.concat([light, Buffer.alloc(quarter, u), Buffer.alloc(quarter, v)]);
}

/** Writes two seconds of a light block that crosses a ground of this colour, as the Y4M of a fake camera. */
export function writePicture(file: string, paint: Paint): void {
  keep(file, () => {
    const head = Buffer.from(`YUV4MPEG2 W${width} H${height} F15:1 Ip A1:1 C420jpeg\n`);
    const parts = Array.from({ length: frames }, (_, index) => [
      Buffer.from('FRAME\n'),
      frame(paint, index),
    ]);
    return Buffer.concat([head, ...parts.flat()]);
  });
}
