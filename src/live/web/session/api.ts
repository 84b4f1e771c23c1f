import type * as door from '../../../entry/contract/door-routes.ts';
import type * as entry from '../../../entry/contract/routes.ts';
import { caller, command } from '../../../platform/web/index.ts';
import type * as hands from '../../contract/hands-routes.ts';
import type * as rights from '../../contract/rights-routes.ts';
import type * as tools from '../../contract/tools-routes.ts';
import type * as live from '../../contract/routes.ts';

export const readClassroom = caller<typeof live.readClassroom>('GET /api/seats/:seatId/class');
export const admit = command<typeof live.admit>('POST /api/seats/:seatId/class/admit');
export const refuse = command<typeof live.refuse>('POST /api/seats/:seatId/class/refuse');
export const remove = command<typeof live.remove>('POST /api/seats/:seatId/class/remove');
export const renameGuest = command<typeof live.renameGuest>('POST /api/seats/:seatId/class/rename');
export const sendBack = command<typeof live.sendBack>('POST /api/seats/:seatId/class/return');
export const remakeClass = command<typeof live.remakeClass>('POST /api/seats/:seatId/class/remake');
export const endClass = command<typeof live.endClass>('POST /api/seats/:seatId/class/end');
export const setRights = command<typeof rights.setRights>('POST /api/seats/:seatId/class/rights');
export const setCalm = command<typeof rights.setCalm>('POST /api/seats/:seatId/class/calm');
export const setExam = command<typeof rights.setExam>('POST /api/seats/:seatId/class/exam');
export const quiet = command<typeof rights.quiet>('POST /api/seats/:seatId/class/quiet');
export const propose = command<typeof rights.propose>('POST /api/seats/:seatId/class/propose');
export const raiseHand = command<typeof hands.raiseHand>('POST /api/seats/:seatId/class/hand');
export const lowerHands = command<typeof hands.lowerHands>(
  'POST /api/seats/:seatId/class/hands/lower',
);
export const giveFloor = command<typeof hands.giveFloor>('POST /api/seats/:seatId/class/floor');
export const setTimer = command<typeof tools.setTimer>('POST /api/seats/:seatId/class/timer');
export const pick = command<typeof tools.pick>('POST /api/seats/:seatId/class/pick');
export const react = command<typeof tools.react>('POST /api/seats/:seatId/class/reaction');
export const spotlight = command<typeof tools.spotlight>('POST /api/seats/:seatId/class/spotlight');
export const readSeat = caller<typeof entry.readSeat>('GET /api/seats/:seatId');
export const leaveSeat = command<typeof entry.leave>('POST /api/seats/:seatId/leave');
export const answerDevice = command<typeof entry.answerDevice>(
  'POST /api/seats/:seatId/devices/:requestId',
);
export const readDoor = caller<typeof door.readDoor>('GET /api/meetings/:meetingId/door');
export const liftBan = command<typeof door.liftBan>(
  'POST /api/meetings/:meetingId/bans/:banId/lift',
);
export const ruleDoor = command<typeof door.ruleDoor>('POST /api/meetings/:meetingId/door/rule');
export const tellLobby = command<typeof door.tellLobby>(
  'POST /api/meetings/:meetingId/door/message',
);
