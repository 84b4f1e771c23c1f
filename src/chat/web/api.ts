import { caller, command } from '../../platform/web/index.ts';
import type * as routes from '../contract/routes.ts';

export const readChat = caller<typeof routes.readChat>('GET /api/seats/:seatId/chat');
export const say = command<typeof routes.say>('POST /api/seats/:seatId/chat');
export const tellOne = command<typeof routes.tellOne>('POST /api/seats/:seatId/chat/one');
export const deleteMessage = command<typeof routes.deleteMessage>(
  'DELETE /api/seats/:seatId/chat/:messageId',
);
export const reportMessage = command<typeof routes.reportMessage>(
  'POST /api/seats/:seatId/chat/:messageId/report',
);
export const ruleChat = command<typeof routes.ruleChat>('POST /api/seats/:seatId/chat/rule');
export const exportChat = caller<typeof routes.exportChat>('GET /api/seats/:seatId/chat/file');
export const clearChat = command<typeof routes.clearChat>('DELETE /api/seats/:seatId/chat');
