import type { SeatActor } from '../../access/contract/actors.ts';
import { Problem } from '../../platform/contract/problems.ts';
import type { Polls } from './answer.ts';
import { open } from './lead.ts';
import { findOwnSet } from './sets.store.ts';
import { openSet } from './sets.ts';

/**
 * Asks everybody inside a question that who leads has prepared.
 * @throws {Problem} `poll.one_open` while another is open; `not_found` for a question that is not there, or
 * that somebody else prepared
 */
export async function askPrepared(
  polls: Polls,
  host: SeatActor,
  { setId, place }: { setId: string; place: number },
): Promise<{ pollId: string }> {
  const { schoolId, personId } = host;
  if (personId === null) throw new Problem('not_found');
  const seal = await polls.seals(schoolId);
  const set = await polls.core.transact((trx) => findOwnSet(trx, { schoolId, personId }, setId));
  const question = set && openSet(seal, set.id, set.sealed).questions[place];
  if (!question) throw new Problem('not_found');
  return open(polls, host, { ...question, from: { setId, place } });
}
