export { KeptLink } from './KeptLink.tsx';
export { KeptPage } from './KeptPage.tsx';
export { keptSentences } from './sentences.ts';
export { TermPage } from './TermPage.tsx';
