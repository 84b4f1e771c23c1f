import pg from 'pg';

/** Asked so many times, a question is one of those that a class's morning is made of. */
const OFTEN = 100;
/** A plan is kept by each connection, with its memory. */
const MOST_PLANS = 60;
/** Texts that are counted: those that are built anew for each list of ids would never end. */
const MOST_COUNTED = 2_000;

/**
 * Which questions PostgreSQL is to plan once a connection instead of each time: joins of many tables cost
 * more to plan than to answer. Those alone that are asked often, and that name their columns: a plan of
 * « all columns » would not outlive a migration made while an older server still runs.
 * @returns names a text's plan, or answers `undefined`
 */
export function openPlans(): (text: string) => string | undefined {
  const counts = new Map<string, number>();
  const names = new Map<string, string>();
  return (text) => {
    const known = names.get(text);
    if (known !== undefined || names.size >= MOST_PLANS) return known;
    const count = counts.get(text) ?? 0;
    if (count === 0 && (counts.size >= MOST_COUNTED || !isPlannable(text))) return undefined;
    if (count < OFTEN) {
      counts.set(text, count + 1);
      return undefined;
    }
    counts.delete(text);
    const name = `often-${names.size}`;
    names.set(text, name);
    return name;
  };
}

const isPlannable = (text: string) =>
  /^\s*(select|insert|update|with)\b/.test(text) && !text.includes('*');

type Query = (...asked: unknown[]) => unknown;

/** A connection that prepares the questions that have a plan's name. */
export const clientWith = (planOf: ReturnType<typeof openPlans>) =>
  class extends pg.Client {
    override query = ((text: unknown, values: unknown, ...rest: unknown[]) => {
      const ask = pg.Client.prototype.query as Query;
      const name = typeof text === 'string' && Array.isArray(values) ? planOf(text) : undefined;
      return name === undefined
        ? ask.call(this, text, values, ...rest)
        : ask.call(this, { name, text, values }, ...rest);
    }) as pg.Client['query'];
  };
