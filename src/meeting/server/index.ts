export { actorNow } from './actor-now.ts';
export { banPerson, liftBan } from './bans/bans.ts';
export { listBanned, listBans } from './bans/bans.store.ts';
export { closeLesson, endForgotten, endLesson, enterAsHost, type CourseHooks } from './course.ts';
export { countGuests, findGuestSeat, insertGuest, renameGuest } from './guests.store.ts';
export { hoursInWords } from './hours-in-words.ts';
export { findMeetingSubject, lockMeeting, schoolZone, type MeetingRow } from './meetings.store.ts';
export {
  cancelPlanned,
  listOpenWhereSuspended,
  listPlannedFrom,
  restoreCancelled,
} from './many.store.ts';
export { findNextLesson } from './next.store.ts';
export { planLesson } from './plan.ts';
export {
  changedRights,
  classRights,
  rightColumns,
  rightsFrom,
  schoolRights,
  setCalm,
  setExam,
  setMeetingRights,
  setSeatRights,
  type RightChanges,
} from './rights.store.ts';
export { findLessonOver, listLedWith } from './over.store.ts';
export { remakeLesson } from './remake.ts';
export { findSuccessor, latestAmong, latestOf, lineageOf, setSuccessor } from './remake.store.ts';
export { meetingSubject, mountMeeting } from './routes.ts';
export {
  findSeat,
  forgetBrowsers,
  listBarredSeats,
  listHeldSeats,
  lockLinkSeats,
  lockSeat,
  lockSeatsOf,
  updateSeat,
  updateSeats,
  type SeatRow,
  type Sitter,
} from './seats.store.ts';
export { openSeatActors } from './seat-actors.store.ts';
export { mountStaffMeetings } from './staff/routes.ts';
export { takeSeat } from './take-seat.ts';
export { listMeetingViews } from './views.store.ts';
