export { mountComing } from './coming.ts';
export type { EntryCore } from './core.ts';
export { closeDoor } from './door.ts';
export { handOutLinks, renewLinks } from './links.ts';
export { deleteOldLinks } from './links.store.ts';
export { listRequests } from './requests.store.ts';
export { readMark } from './mark.ts';
export { mountEntry, ownSeat, seatTopics, type Again } from './routes.ts';
