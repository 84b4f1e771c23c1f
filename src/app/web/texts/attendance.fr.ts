export { messages } from '../../../../locales/fr/attendance.po';
