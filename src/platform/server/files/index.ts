export { openFiles } from './open.ts';
export type { Files, FileSource, Fill, OwnedFiles, StoredFile } from './files.ts';
