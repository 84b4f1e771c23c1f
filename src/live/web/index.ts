export type { StartMedia } from './media/start-media.ts';
export { mountClass, type MountOptions } from './mount.tsx';
export { ClassPage, type ClassPageProps } from './page/class-page.tsx';
export type { ChatProps } from './page/chat-slot.tsx';
export { SidePanel } from './page/side-panel.tsx';
export { tellChat, tellPieceTexts } from './piece.ts';
