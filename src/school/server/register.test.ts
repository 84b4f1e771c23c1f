import fc from 'fast-check';
import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { compareNames } from '../contract/names.ts';
import { searchWords } from '../contract/search.ts';
import { standingOf } from '../contract/standing.ts';
import { createPeople } from './index.ts';
import { listRegister } from './register.store.ts';
import { isActive } from './standing.store.ts';
import { openRegister, type Register } from './testing/register.ts';

let register: Register;
let schoolId: string;
beforeAll(async () => {
  register = await openRegister();
  ({ schoolId } = await register.addSchool('0750655E'));
});
afterAll(() => register[Symbol.asyncDispose]());

const pieces = ['e', 'é', 'E', 'è', 'ç', 'c', 'œ', 'oe', 'æ', 'n', 'N', 'd’', 'de ', '-', ' ', 'Ü'];
const piece = fc.constantFrom(...pieces);
const word = fc
  .array(piece, { minLength: 1, maxLength: 5 })

  .map((chosen) => `a${chosen.join('')}z`.normalize('NFC').replace(/\s+/g, ' '));

describe('the register', () => {
  it('is ordered by the database as `compareNames` orders it, page after page', async () => {
    const names = fc.sample(fc.record({ family: word, given: word }), { numRuns: 400, seed: 7 });
    await register.transact((trx) =>
      createPeople(
        trx,
        schoolId,
        names.map((name) => ({ role: 'pupil', name: { ...name, title: null } })),
      ),
    );
    const seen: { family: string; given: string; title: null }[] = [];
    for (let after: string | undefined; ;) {
      const page = { after, limit: 37, now: new Date() };
      const rows = await listRegister(register.db, { schoolId, role: 'pupil' }, page);
      if (rows.length === 0) break;
      after = rows.at(-1)?.id;
      for (const row of rows)
        seen.push({ family: row.family_name, given: row.given_name, title: null });
    }
    expect(seen).toHaveLength(400);
    expect(seen).toEqual([...seen].sort(compareNames));
  });

  it('finds by its words whoever is found by folding the name in the browser’s language', async () => {
    await fc.assert(
      fc.asyncProperty(word, word, async (family, given) => {
        const [id = ''] = await register.transact((trx) =>
          createPeople(trx, schoolId, [{ role: 'staff', name: { family, given, title: null } }]),
        );
        const { search_key } = await register.db
          .selectFrom('people')
          .select('search_key')
          .where('id', '=', id)
          .executeTakeFirstOrThrow();
        expect(searchWords(search_key)).toEqual(searchWords(`${family} ${given}`));
      }),
      { numRuns: 60 },
    );
  });

  it('knows who is active as the rule does', async () => {
    const now = new Date('2026-11-25T10:00:00Z');
    const instant = fc.option(
      fc.constantFrom(-1, 0, 1).map((hours) => new Date(now.getTime() + hours * 3_600_000)),
    );
    await fc.assert(
      fc.asyncProperty(instant, instant, instant, async (activeFrom, activeUntil, suspendedAt) => {
        const { rows } = await sql<{ active: boolean }>`
          select ${isActive('p', now)} as active from (select
            ${activeFrom}::timestamptz as active_from, ${activeUntil}::timestamptz as active_until,
            ${suspendedAt}::timestamptz as suspended_at) p`.execute(register.db);
        const standing = standingOf({ activeFrom, activeUntil, suspendedAt }, now);
        expect(rows[0]?.active).toBe(standing === 'active');
      }),
    );
  });

  it('of twenty thousand answers a page and a search quickly', async () => {
    const big = await register.addSchool('0750654D');
    await sql`insert into people (school_id, role, family_name, given_name)
      select ${big.schoolId}, 'pupil',
        (array['Dubois','N’Diaye','de La Fontaine','Étienne','Lefèvre'])[1 + i % 5] || i % 997,
        (array['Zoé','Anaïs','Élie'])[1 + i % 3] || i
      from generate_series(1, 20000) i`.execute(register.db);
    await sql`analyze people`.execute(register.db);
    const now = new Date();
    const filter = { schoolId: big.schoolId };
    const middle = await register.db
      .selectFrom('people')
      .select('id')
      .where('school_id', '=', big.schoolId)
      .offset(9_000)
      .limit(1)
      .executeTakeFirstOrThrow();
    const timed = async (work: () => Promise<unknown[]>) => {
      const begun = performance.now();
      const rows = await work();
      return { rows: rows.length, ms: Math.round(performance.now() - begun) };
    };
    const page = await timed(() =>
      listRegister(register.db, filter, { after: middle.id, limit: 100, now }),
    );
    const search = await timed(() =>
      listRegister(register.db, { ...filter, search: 'etienne 12' }, { limit: 100, now }),
    );
    console.log(`    20,000 people: page ${page.ms} ms, search ${search.ms} ms`);
    expect([page.rows, search.rows > 0]).toEqual([100, true]);
    // Far above what is measured: it guards against reading everything for each page.
    expect(Math.max(page.ms, search.ms)).toBeLessThan(3_000);
  });
});
