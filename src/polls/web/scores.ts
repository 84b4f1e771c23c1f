import type { PersonName } from '../../school/contract/names.ts';
import { scoreOf } from '../contract/expected.ts';
import type { Poll } from '../contract/routes.ts';

export type ScoreRow = { seatId: string; name: PersonName; right: number };

/** How many right answers each has given, of the closed questions of a lesson that have one. */
export function scoresOf(polls: readonly Poll[]): { rows: ScoreRow[]; of: number } {
  const marked = polls.filter(({ open, expected }) => !open && expected !== null);
  const names = new Map<string, PersonName>();
  for (const { votes } of marked)
    for (const { seatId, name } of votes ?? []) names.set(seatId, name);
  const rows = [...names].map(([seatId, name]) => {
    const given = marked.map(({ expected, votes }) => ({
      expected,
      choices: votes?.find((vote) => vote.seatId === seatId)?.choices ?? null,
    }));
    return { seatId, name, right: scoreOf(given).right };
  });
  return { rows, of: marked.length };
}
