export { messages } from '../../../../locales/fr/questions.po';
