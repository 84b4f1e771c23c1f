export { messages } from '../../../../locales/fr/chat.po';
