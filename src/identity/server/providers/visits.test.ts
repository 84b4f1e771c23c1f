import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { Browser } from '../../../app/testing/browser.ts';
import {
  openInstallation,
  signedIn,
  type Installation,
  type School,
} from '../../../app/testing/installation.ts';
import { addProviderThings } from './testing/federation-things.ts';

let here: Installation;
let school: School;
let head: Browser;
let admin: Browser;
let visit: string;
const ids: Record<string, string> = {};

beforeAll(async () => {
  here = await openInstallation();
  school = await here.addSchool('0750001U');
  head = await signedIn(here, school, 'chef');
  admin = await signedIn(here, school, 'admin');
  for (const { id, family_name: family } of await here.db
    .selectFrom('people')
    .select(['id', 'family_name'])
    .where('school_id', '=', school.schoolId)
    .execute())
    ids[family] = id;
});
afterAll(() => here[Symbol.asyncDispose]());

const bound = () =>
  here.db
    .selectFrom('person_identifiers')
    .select('person_id')
    .where('school_id', '=', school.schoolId)
    .execute();

beforeEach(async () => {
  const { schoolId } = school;
  const { id: accountId } = await here.db
    .selectFrom('accounts')
    .select('id')
    .where('person_id', '=', school.teacherId)
    .executeTakeFirstOrThrow();
  const who = { schoolId, personId: school.teacherId, accountId };
  const { secret } = here.app.core.config;
  const { visitId } = await addProviderThings(here.db, 'cas', { ...who, secret });
  visit = `/api/provider-visits/${visitId}`;
  // Nobody is bound yet: who comes waits to be recognised.
  await here.db.deleteFrom('person_identifiers').where('school_id', '=', schoolId).execute();
});

const link = (by: Browser, family: string) =>
  by.post(`${visit}/link`, { personId: ids[family] ?? '' });
const found = async (by: Browser, text: string) =>
  (await by.post(`${visit}/people`, { text }))
    .json()
    .people.map(({ name }: { name: { family: string } }) => name.family)
    .toSorted();

describe('who a visit is', () => {
  it.each(['Chef', 'Dasen'])('an administrator never makes it %s, who signs', async (family) => {
    const refused = await link(admin, family);
    expect([refused.statusCode, refused.json().code]).toEqual([403, 'forbidden']);
    expect(await bound()).toEqual([]);
  });

  it('an administrator says it of those whom they may let in, and is offered no other', async () => {
    expect(await found(admin, 'sylvie')).toEqual(['Admin', 'Autre', 'Bureau', 'Délégué', 'Martin']);
    expect((await link(admin, 'Martin')).statusCode).toBe(204);
    expect(await bound()).toEqual([{ person_id: school.teacherId }]);
  });

  it('a head may be it, to a head; a signatory, who is named with the school, to nobody', async () => {
    expect(await found(head, 'sylvie')).toContain('Chef');
    expect(await found(head, 'dasen')).toEqual([]);
    expect((await link(head, 'Dasen')).statusCode).toBe(403);
    expect((await link(head, 'Chef')).statusCode).toBe(204);
    expect(await bound()).toEqual([{ person_id: ids.Chef }]);
  });
});
