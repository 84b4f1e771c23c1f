export { Chat } from './Chat.tsx';
export { chatSentences } from './sentences.ts';
