import { afterAll, beforeAll, expect, it } from 'vitest';
import {
  openInstallation,
  signedIn,
  type Installation,
  type School,
} from '../../../app/testing/installation.ts';
import { hintNames } from '../../contract/hints.ts';

let here: Installation;
let school: School;
beforeAll(async () => {
  here = await openInstallation();
  school = await here.addSchool('0750001U');
});
afterAll(() => here[Symbol.asyncDispose]());

const path = '/api/hints';

it('what somebody closes stays closed for them, in every browser, and for nobody else', async () => {
  const martin = await signedIn(here, school, 'martin');
  expect((await martin.get(path)).json()).toEqual({ closed: [] });
  const closed = ['door', 'calm'];
  expect((await martin.send('PUT', path, { closed })).json()).toEqual({ closed });
  const again = await signedIn(here, school, 'martin');
  expect((await again.get(path)).json()).toEqual({ closed });
  const other = await signedIn(here, school, 'autre');
  expect((await other.get(path)).json()).toEqual({ closed: [] });
});

it('shows all of them again to who asks for it', async () => {
  const martin = await signedIn(here, school, 'martin');
  await martin.send('PUT', path, { closed: hintNames });
  expect((await martin.send('PUT', path, { closed: [] })).json()).toEqual({ closed: [] });
});

it('takes hints, each by its name, and nothing else', async () => {
  const martin = await signedIn(here, school, 'martin');
  for (const body of [{ closed: ['other'] }, { closed: 'door' }, {}, { closed: [], more: 1 }])
    expect((await martin.send('PUT', path, body)).statusCode).toBe(400);
});

it('goes with the person', async () => {
  const martin = await signedIn(here, school, 'martin');
  await martin.send('PUT', path, { closed: ['door'] });
  const kept = () =>
    here.db
      .selectFrom('closed_hints')
      .select('hints')
      .where('person_id', '=', school.teacherId)
      .execute();
  expect(await kept()).toHaveLength(1);
  await here.db.deleteFrom('people').where('id', '=', school.teacherId).execute();
  expect(await kept()).toEqual([]);
});
