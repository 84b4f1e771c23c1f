import type { ConfigProblem } from './config-problems.ts';
import { settingNames } from './config-table.ts';

/** Number of letters to add, take away or replace to go from one name to the other. */
function distance(from: string, to: string): number {
  let previous = Array.from({ length: to.length + 1 }, (_, index) => index);
  for (let row = 1; row <= from.length; row += 1) {
    const current = [row];
    for (let column = 1; column <= to.length; column += 1) {
      const replaced = (previous[column - 1] ?? 0) + (from[row - 1] === to[column - 1] ? 0 : 1);
      const shifted = Math.min(previous[column] ?? 0, current[column - 1] ?? 0) + 1;
      current.push(Math.min(replaced, shifted));
    }
    previous = current;
  }
  return previous[to.length] ?? 0;
}

function nearestName(name: string): string {
  const ranked = settingNames.map((known) => ({ known, far: distance(name, known) }));
  return ranked.reduce((best, next) => (next.far < best.far ? next : best)).known;
}

/**
 * `PREAU_*` names that the table does not know: a misspelt safety setting must not be ignored.
 * `PREAU_TEST_*` belongs to the tests.
 */
export function findUnknownNames(env: NodeJS.ProcessEnv): ConfigProblem[] {
  const known = new Set<string>(settingNames);
  return Object.keys(env)
    .filter((name) => name.startsWith('PREAU_') && !name.startsWith('PREAU_TEST_'))
    .filter((name) => !known.has(name))
    .map((name) => ({
      code: 'unknown-name',
      name,
      sentence: `${name} n’est pas un réglage de Préau. Vouliez-vous dire ${nearestName(name)} ? La liste est dans docs/guides/configuration.md.`,
    }));
}
