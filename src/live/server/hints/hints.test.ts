import { expect, it } from 'vitest';
import { atSchool } from '../../../app/testing/at-school.ts';
import { signedIn } from '../../../app/testing/installation.ts';
import { hintNames } from '../../contract/hints.ts';

const at = atSchool();

const path = '/api/hints';

it('what somebody closes stays closed for them, in every browser, and for nobody else', async () => {
  const martin = await signedIn(at.here, at.school, 'martin');
  expect((await martin.get(path)).json()).toEqual({ closed: [] });
  const closed = ['door', 'calm'];
  expect((await martin.send('PUT', path, { closed })).json()).toEqual({ closed });
  const again = await signedIn(at.here, at.school, 'martin');
  expect((await again.get(path)).json()).toEqual({ closed });
  const other = await signedIn(at.here, at.school, 'autre');
  expect((await other.get(path)).json()).toEqual({ closed: [] });
});

it('shows all of them again to who asks for it', async () => {
  const martin = await signedIn(at.here, at.school, 'martin');
  await martin.send('PUT', path, { closed: hintNames });
  expect((await martin.send('PUT', path, { closed: [] })).json()).toEqual({ closed: [] });
});

it('takes hints, each by its name, and nothing else', async () => {
  const martin = await signedIn(at.here, at.school, 'martin');
  for (const body of [{ closed: ['other'] }, { closed: 'door' }, {}, { closed: [], more: 1 }])
    expect((await martin.send('PUT', path, body)).statusCode).toBe(400);
});

it('goes with the person', async () => {
  const martin = await signedIn(at.here, at.school, 'martin');
  await martin.send('PUT', path, { closed: ['door'] });
  const kept = () =>
    at.here.db
      .selectFrom('closed_hints')
      .select('hints')
      .where('person_id', '=', at.school.teacherId)
      .execute();
  expect(await kept()).toHaveLength(1);
  await at.here.db.deleteFrom('people').where('id', '=', at.school.teacherId).execute();
  expect(await kept()).toEqual([]);
});
