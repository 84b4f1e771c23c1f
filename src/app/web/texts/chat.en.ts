export { messages } from '../../../../locales/en/chat.po';
