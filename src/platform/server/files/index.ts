export { openFiles } from './open.ts';
export type { Files, FileSource, Fill, StoredFile } from './files.ts';
