export { messages } from '../../../../locales/en/live.po';
