export { mountComing } from './coming.ts';
export type { EntryCore } from './core.ts';
export { closeDoor } from './door.ts';
export { renewLinks } from './links.ts';
export { readMark } from './mark.ts';
export { mountEntry, ownSeat, seatTopics, type Again } from './routes.ts';
