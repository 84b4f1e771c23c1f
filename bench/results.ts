import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { cpus, totalmem } from 'node:os';
import { join } from 'node:path';
import type { Figure } from './figures.ts';

type Saved = { machine: string; node: string; figures: Figure[] };

const machine = () =>
  `${cpus().length} × ${cpus()[0]?.model.trim() ?? 'CPU'}, ${Math.round(totalmem() / 2 ** 30)} GiB, ${process.platform}`;

function savedIn(file: string): Figure[] {
  try {
    return (JSON.parse(readFileSync(file, 'utf8')) as Saved).figures;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return [];
    throw error;
  }
}

/** Keeps figures in the day's file; one measured again the same day takes the place of the older one. */
export function saveFigures(folder: string, figures: readonly Figure[]): void {
  const file = join(folder, `${new Date().toISOString().slice(0, 10)}.json`);
  const kept = savedIn(file).filter(({ name }) => !figures.some((figure) => figure.name === name));
  const saved: Saved = {
    machine: machine(),
    node: process.version,
    figures: [...kept, ...figures],
  };
  mkdirSync(folder, { recursive: true });
  writeFileSync(file, `${JSON.stringify(saved, null, 2)}\n`);
}
