import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** The clone. */
export const root = dirname(dirname(dirname(fileURLToPath(import.meta.url))));

/** Everything that can be made again: Node, the engine, stamps, logs of preparation. */
export const cache = join(root, '.cache');
