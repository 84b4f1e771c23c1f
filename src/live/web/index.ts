export type { StartMedia } from './media/start-media.ts';
export { mountClass, type MountOptions } from './mount.tsx';
export { ClassPage, type ClassPageProps } from './page/class-page.tsx';
export type { ChatProps } from './page/chat-slot.tsx';
export type { PollsProps } from './page/polls-slot.tsx';
export { SidePanel } from './page/side-panel.tsx';
export { useAction } from './people/use-action.ts';
export { type QuickKind, tellChat, tellPieceTexts, tellPolls } from './piece.ts';
