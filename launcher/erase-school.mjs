import { handOver } from './bootstrap/hand-over.mjs';

await handOver(
  new URL('./erase-school.ts', import.meta.url).href,
  'Préau : effacer un établissement',
);
