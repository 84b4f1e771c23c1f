import { caller } from '../../platform/web/index.ts';
import type * as questionRoutes from '../contract/question-routes.ts';
import type * as routes from '../contract/routes.ts';

export const readPolls = caller<typeof routes.readPolls>('GET /api/seats/:seatId/polls');
export const openPoll = caller<typeof routes.openPoll>('POST /api/seats/:seatId/polls');
export const answerPoll = caller<typeof routes.answerPoll>(
  'PUT /api/seats/:seatId/polls/:pollId/answer',
);
export const closePoll = caller<typeof routes.closePoll>(
  'POST /api/seats/:seatId/polls/:pollId/close',
);
export const sharePoll = caller<typeof routes.sharePoll>(
  'PUT /api/seats/:seatId/polls/:pollId/sharing',
);
export const deleteAnswer = caller<typeof routes.deleteAnswer>(
  'DELETE /api/seats/:seatId/polls/:pollId/answers/:answerId',
);
export const deletePoll = caller<typeof routes.deletePoll>(
  'DELETE /api/seats/:seatId/polls/:pollId',
);
export const exportPoll = caller<typeof routes.exportPoll>(
  'GET /api/seats/:seatId/polls/:pollId/file',
);
export const readSets = caller<typeof questionRoutes.readSets>('GET /api/seats/:seatId/questions');
export const askPrepared = caller<typeof questionRoutes.askPrepared>(
  'POST /api/seats/:seatId/polls/prepared',
);
