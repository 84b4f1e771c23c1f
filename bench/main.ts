import { join } from 'node:path';
import type { Figure } from './figures.ts';
import { saveFigures } from './results.ts';

/** A benchmark measures and says what it found; it never judges. */
export type Bench = (tell: (figure: Figure) => void) => Promise<void>;

/** Read only when asked: each brings its own tools. */
const benches: Record<string, () => Promise<{ bench: Bench }>> = {
  payload: () => import('./benches/payload.ts'),
  start: () => import('./benches/start.ts'),
  join: () => import('./benches/join.ts'),
  media: () => import('./benches/media.ts'),
  import: () => import('./benches/import.ts'),
  rush: () => import('./benches/rush.ts'),
  client: () => import('./benches/client.ts'),
  fanout: () => import('./benches/fanout.ts'),
  rights: () => import('./benches/rights.ts'),
};

const names = process.argv.slice(2).filter((word) => !word.startsWith('--'));
const unknown = names.filter((name) => !(name in benches));

if (names.length === 0 || unknown.length > 0) {
  console.error(`npm run bench -- NAME [--save]   NAME: ${Object.keys(benches).join(', ')}`);
  process.exitCode = 2;
} else {
  const figures: Figure[] = [];
  for (const name of names) {
    const { bench } = await benches[name]!();
    await bench((figure) => {
      figures.push(figure);
      console.log(JSON.stringify(figure));
    });
  }
  if (process.argv.includes('--save')) saveFigures(join(import.meta.dirname, 'results'), figures);
}
