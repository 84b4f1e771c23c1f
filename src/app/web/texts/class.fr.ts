export { messages } from '../../../../locales/fr/live.po';
