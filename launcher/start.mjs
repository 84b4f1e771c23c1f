import { handOver } from './bootstrap/hand-over.mjs';

await handOver(new URL('./main.ts', import.meta.url).href, 'Préau : mise en route');
