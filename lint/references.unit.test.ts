import { expect, it } from 'vitest';
import { referencesIn } from './references.ts';

const inPolls = (text: string) => referencesIn('src/polls/server/x.ts', text);

const ways = [
  ['a value', `import { a } from '../../chat/server/x.ts'; a();`],
  ['a type', `import type { A } from '../../chat/server/x.ts';`],
  ['a type among values', `import { type A } from '../../chat/server/x.ts';`],
  ['everything of it', `import * as a from '../../chat/server/x.ts';`],
  ['what it does', `import '../../chat/server/x.ts';`],
  ['what is passed on', `export { a } from '../../chat/server/x.ts';`],
  ['types that are passed on', `export type { A } from '../../chat/server/x.ts';`],
  ['everything, passed on', `export * from '../../chat/server/x.ts';`],
  ['what is fetched', 'const a = await import(`../../chat/server/x.ts`);'],
  ['a type in its place', `const a: import('../../chat/server/x.ts').A = 1;`],
  ['the type of a module', `type A = typeof import('../../chat/server/x.ts');`],
  ['a file of data', `import a from '../../chat/server/x.ts' with { type: 'json' };`],
  ['a file beside it', `new URL('../../chat/server/x.ts', import.meta.url);`],
  ['a module to which it adds', `declare module '../../chat/server/x.ts' { interface A {} }`],
  ['a line for the compiler', `/// <reference path="../../chat/server/x.ts" />\nexport {};`],
] as const;

it.each(ways)('%s is a reference to its file', (_what, text) => {
  expect(inPolls(text).files).toEqual(['src/chat/server/x.ts']);
});

it('a path in a comment, a package and a text are none', () => {
  const text = `// import '../../chat/server/x.ts'\nimport a from 'chat'; a('chat/server/x.ts');`;
  expect(inPolls(text).files).toEqual([]);
});

it('the tables that a file adds are read, with the module to which it adds them', () => {
  const text = `declare module '../../platform/server/db.ts' {
    interface Database { polls: Polls; 'poll votes': Votes }
  }`;
  const { augmented, tables } = inPolls(text);
  expect(augmented).toEqual([{ module: 'src/platform/server/db.ts', interfaces: ['Database'] }]);
  expect(tables).toEqual(['polls', 'poll votes']);
});

it('what is declared for the whole program is seen', () => {
  const { augmented } = inPolls(`declare global { interface Array<T> { chat: T } }`);
  expect(augmented).toEqual([{ module: 'global', interfaces: ['Array'] }]);
});

it.each([
  [`db.selectFrom('seats')`],
  [`db.selectFrom('seats as s')`],
  [`db.selectFrom(['polls', 'seats'])`],
  [`query.innerJoin('seats', 'seats.id', 'polls.seat_id')`],
  [`query.select('seats.id as seatId')`],
  [`type Seat = Selectable<Database['seats']>`],
])('%s names a table', (text) => expect(inPolls(text).words).toContain('seats'));

it('what cannot be read is not passed over', () => {
  expect(() => inPolls('import {')).toThrow('cannot be read');
});
