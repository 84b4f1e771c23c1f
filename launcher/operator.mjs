import { handOver } from './bootstrap/hand-over.mjs';

await handOver(new URL('./operator.ts', import.meta.url).href, 'Préau : accès de l’hébergeur');
