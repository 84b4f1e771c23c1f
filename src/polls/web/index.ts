export { askQuick } from './ask-quick.ts';
export { Polls } from './Polls.tsx';
export { pollSentences } from './sentences.ts';
