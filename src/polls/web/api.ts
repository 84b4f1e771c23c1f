import { caller, command } from '../../platform/web/index.ts';
import type * as questionRoutes from '../contract/question-routes.ts';
import type * as routes from '../contract/routes.ts';

export const readPolls = caller<typeof routes.readPolls>('GET /api/seats/:seatId/polls');
export const openPoll = command<typeof routes.openPoll>('POST /api/seats/:seatId/polls');
export const answerPoll = command<typeof routes.answerPoll>(
  'PUT /api/seats/:seatId/polls/:pollId/answer',
);
export const closePoll = command<typeof routes.closePoll>(
  'POST /api/seats/:seatId/polls/:pollId/close',
);
export const sharePoll = command<typeof routes.sharePoll>(
  'PUT /api/seats/:seatId/polls/:pollId/sharing',
);
export const deleteAnswer = command<typeof routes.deleteAnswer>(
  'DELETE /api/seats/:seatId/polls/:pollId/answers/:answerId',
);
export const deletePoll = command<typeof routes.deletePoll>(
  'DELETE /api/seats/:seatId/polls/:pollId',
);
export const exportPoll = caller<typeof routes.exportPoll>(
  'GET /api/seats/:seatId/polls/:pollId/file',
);
export const readSets = caller<typeof questionRoutes.readSets>('GET /api/seats/:seatId/questions');
export const askPrepared = command<typeof questionRoutes.askPrepared>(
  'POST /api/seats/:seatId/polls/prepared',
);
