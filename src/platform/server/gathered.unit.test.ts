import { expect, test } from 'vitest';
import { gathered } from './gathered.ts';

/** Somebody who answers when told to, and notes what they were asked. */
function desk() {
  const asked: string[][] = [];
  const waiting: PromiseWithResolvers<void>[] = [];
  const find = gathered(async (keys) => {
    asked.push([...keys]);
    const gate = Promise.withResolvers<void>();
    waiting.push(gate);
    await gate.promise;
    return new Map(keys.filter((key) => key !== 'nobody').map((key) => [key, `${key}!`]));
  });
  const turn = () => new Promise((resolve) => setImmediate(resolve));
  const answer = async (error?: Error) => {
    await turn();
    const gate = waiting.shift();
    if (error) gate?.reject(error);
    else gate?.resolve();
    await turn();
  };
  return { asked, find, answer, turn };
}

test('one who comes alone is asked for at once', async () => {
  const { asked, find, answer } = desk();
  const found = find('a');
  await answer();
  expect(await found).toBe('a!');
  expect(asked).toEqual([['a']]);
});

test('those who come while an answer is awaited are asked for together, each once', async () => {
  const { asked, find, answer, turn } = desk();
  const first = find('a');
  await turn();
  const others = [find('b'), find('nobody'), find('b'), find('a')];
  await answer();
  expect(await first).toBe('a!');
  await answer();
  expect(await Promise.all(others)).toEqual(['b!', null, 'b!', 'a!']);
  expect(asked).toEqual([['a'], ['b', 'nobody', 'a', 'a']]);
});

test('a crowd is asked for in lists of a few lengths, of 256 at most', async () => {
  const { asked, find, answer } = desk();
  const first = find('first');
  await answer();
  await first;
  const crowd = Array.from({ length: 260 }, (_, n) => find(String(n)));
  await answer();
  await answer();
  expect(await Promise.all(crowd)).toEqual(Array.from({ length: 260 }, (_, n) => `${n}!`));
  expect(asked.map(({ length }) => length)).toEqual([1, 256, 4]);
});

test('a failed question is told to those who were in it, and to nobody after', async () => {
  const { find, answer } = desk();
  const failed = find('a').catch((error: Error) => error.message);
  await answer(new Error('away'));
  expect(await failed).toBe('away');
  const found = find('a');
  await answer();
  expect(await found).toBe('a!');
});
