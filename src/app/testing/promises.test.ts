import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { readLedger, type LedgerPromise } from '../../privacy/server/index.ts';
import { measures } from '../../school/server/index.ts';

const root = join(import.meta.dirname, '../../..');

let ledger: LedgerPromise[];
beforeAll(async () => {
  ledger = await readLedger();
});

/** Titles of the tests of a file, as they stand in its text. */
function titlesIn(file: string): string[] {
  const text = readFileSync(join(root, file), 'utf8');
  const opening =
    /(?<![\w.])(?:it|test)(?:\.each\([^]*?\))?\(\s*(?:'((?:[^'\\]|\\.)*)'|`([^`]*)`)/g;
  return [...text.matchAll(opening)].map(([, plain, template]) => plain ?? template ?? '');
}

const proofsOf = (promises: readonly LedgerPromise[]) =>
  promises.flatMap(({ id, proof = [] }) => proof.map((one) => ({ id, ...one })));

describe('the ledger of promises', () => {
  it('holds the ninety promises, each once, in order', () => {
    const expected = Array.from({ length: 90 }, (_, at) => `P${String(at + 1).padStart(2, '0')}`);
    expect(ledger.map(({ id }) => id)).toEqual(expected);
  });

  it('names code that exists', () => {
    const named = ledger.flatMap(({ id, enforcedBy = [] }) => enforcedBy.map((path) => [id, path]));
    expect(named.filter(([, path = '']) => !existsSync(join(root, path)))).toEqual([]);
  });

  it('names no title that is made while the tests run: the end of a run would not find it', () => {
    const titles = ledger.flatMap(({ proof = [] }) => proof.map(({ test }) => test));
    expect(titles.filter((title) => title.includes('${'))).toEqual([]);
  });

  it('names for each proof a test that exists, by its very title', () => {
    const proofs = proofsOf(ledger);
    expect(proofs.length).toBeGreaterThan(0);
    const absent = proofs.filter(
      ({ file, test }) => !existsSync(join(root, file)) || !titlesIn(file).includes(test),
    );
    expect(absent).toEqual([]);
  });

  it('finds nothing under a title that no test has', () => {
    const titles = titlesIn('src/app/server/contract.test.ts');
    expect(titles).toContain('%s answers nothing');
    expect(titles).not.toContain('a promise that nobody keeps');
  });
});

describe('the contract’s security measures', () => {
  const named = measures.flatMap(({ proof, promises = [] }) =>
    promises.map((id) => ({ id, proof })),
  );

  it('are all those that the register takes from the ledger', () => {
    const told = ledger.filter(({ measure, proof }) => measure && proof).map(({ id }) => id);
    expect(told.length).toBeGreaterThan(5);
    expect(told.filter((id) => !named.some((one) => one.id === id))).toEqual([]);
  });

  it('are proven by what proves the promise that each names', () => {
    const files = new Map(
      ledger.map(({ id, proof = [] }) => [id, proof.map(({ file }) => file)] as const),
    );
    expect(named.filter(({ id, proof }) => !files.get(id)?.includes(proof))).toEqual([]);
  });
});
