export { messages } from '../../../../locales/en/questions.po';
