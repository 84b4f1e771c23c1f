import { handOver } from './bootstrap/hand-over.mjs';

await handOver(new URL('./test.ts', import.meta.url).href, 'Préau : essais');
