export { messages } from '../../../../locales/en/polls.po';
