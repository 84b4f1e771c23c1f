export { messages } from '../../../../locales/en/class-pieces.po';
