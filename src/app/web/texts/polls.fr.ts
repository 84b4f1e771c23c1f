export { messages } from '../../../../locales/fr/polls.po';
