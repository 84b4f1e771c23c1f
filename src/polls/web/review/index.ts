export { pollSentences } from '../sentences.ts';
export { ReviewLink } from './ReviewLink.tsx';
export { ReviewPage } from './ReviewPage.tsx';
export { reviewSentences } from './sentences.ts';
