import { handOver } from './bootstrap/hand-over.mjs';

await handOver(new URL('./check.ts', import.meta.url).href, 'Préau : vérifications');
