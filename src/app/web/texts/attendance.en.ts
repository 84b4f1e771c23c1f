export { messages } from '../../../../locales/en/attendance.po';
