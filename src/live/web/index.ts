export type { StartMedia } from './media/start-media.ts';
export { mountClass, type MountOptions } from './mount.tsx';
export { ClassPage, type ClassPageProps } from './page/class-page.tsx';
export { tellPieceTexts } from './piece.ts';
