import type { AccountActor } from '../../access/contract/actors.ts';
import type { Core } from '../../platform/server/core.ts';
import { findPerson, findSchool, suspensionOf } from '../../school/server/index.ts';
import type { Me } from '../contract/routes.ts';
import { readFactors } from './second-factor/second-factor.store.ts';

/** Who is signed in, as their own pages show it. */
export async function describe({ db }: Pick<Core, 'db'>, actor: AccountActor): Promise<Me> {
  const [person, school] = await Promise.all([
    findPerson(db, actor.schoolId, actor.personId),
    findSchool(db, actor.schoolId),
  ]);
  if (!person || !school) throw new Error('an account without its person');
  return {
    personId: person.personId,
    name: person.name,
    role: person.role,
    school: {
      name: school.name,
      uai: school.uai,
      timeZone: school.time_zone,
      signed: school.signed_at !== null,
      suspended: suspensionOf(school),
    },
    secondFactor: actor.secondFactor === 'done' ? 'done' : await missing(db, actor),
  };
}

async function missing(db: Core['db'], actor: AccountActor): Promise<'to_give' | 'to_enrol'> {
  const { totp, passkeys } = await readFactors(db, actor);
  return totp || passkeys > 0 ? 'to_give' : 'to_enrol';
}
