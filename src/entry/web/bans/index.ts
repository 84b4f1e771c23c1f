export { BansDialog } from './BansDialog.tsx';
