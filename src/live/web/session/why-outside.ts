import { isProblem } from '../../../platform/web/index.ts';
import { readSeat } from './api.ts';
import type { Closing } from './class-state.ts';

/**
 * Asks the server where this seat stands, after something refused it.
 * @returns why it is outside, `'inside'` when it is not, `'refused'` when the server no longer knows this browser
 * @throws {ProblemError} when the server cannot answer now
 */
export async function whyOutside(
  seatId: string,
): Promise<Closing | 'inside' | 'refused' | { movedTo: string }> {
  try {
    const { state, meeting, movedTo } = await readSeat({ params: { seatId } });
    if (movedTo !== null) return { movedTo };
    if (state === 'excluded') return 'excluded';
    if (meeting.state === 'ended' || meeting.state === 'cancelled') return 'ended';
    if (state === 'waiting') return 'returned';
    return state === 'admitted' && meeting.state === 'open' ? 'inside' : 'left';
  } catch (error) {
    const isFinal = ['unauthenticated', 'forbidden', 'not_found'].some((code) =>
      isProblem(error, code),
    );
    if (isFinal) return 'refused';
    throw error;
  }
}
