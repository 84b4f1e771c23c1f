export { forgetPresence } from './forget.ts';
export { listPresent } from './roll.ts';
export { mountAttendance } from './routes.ts';
