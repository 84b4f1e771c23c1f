export { forgetPresence } from './forget.ts';
export { moveRollCall } from './move.store.ts';
export { listPresent } from './roll.ts';
export { mountAttendance } from './routes.ts';
