export { messages } from '../../../../locales/fr/class-pieces.po';
