export { LinksDialog } from './LinksDialog.tsx';
export { entrySentences } from './sentences.ts';
