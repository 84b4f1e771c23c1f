import type { AccountActor, Actors } from '../../../access/contract/actors.ts';
import * as routes from '../../contract/providers/routes.ts';
import { Problem } from '../../../platform/contract/problems.ts';
import type { Core } from '../../../platform/server/core.ts';
import type { Mount } from '../../../platform/server/http/mount.ts';
import { findPerson } from '../../../school/server/index.ts';
import { whomMayLetIn } from '../accounts/let-in.ts';
import { bindIdentifier, nameOf, searchPeople } from './people.store.ts';
import { subjectScheme } from './providers.store.ts';
import {
  deleteVisit,
  findVisit,
  listVisitRows,
  markRefused,
  type VisitRow,
} from './visits.store.ts';

const viewOf = (row: VisitRow): routes.VisitView => ({
  visitId: row.id,
  provider: row.provider,
  toldName: row.told_name,
  identifiers: row.identifiers,
  reason: row.reason,
  refused: row.refused_at !== null,
  lastAt: row.last_at.toISOString(),
  until: row.expires_at.toISOString(),
});

/** Binds what the office does with those whom a provider sent and the register did not know. */
export function mountVisits(mount: Mount<Actors>, core: Core): void {
  const { db, now } = core;
  const ownSchool = ({ actor }: { actor: AccountActor }) => ({ schoolId: actor.schoolId });
  const subject = async ({
    actor: { schoolId },
    params: { visitId },
  }: {
    actor: AccountActor;
    params: { visitId: string };
  }) => {
    const visit = await findVisit(db, { schoolId, visitId }, now());
    return visit && { schoolId, visit };
  };
  mount(routes.listVisits, {
    subject: ownSchool,
    handle: async ({ actor }) => ({
      visits: (await listVisitRows(db, actor.schoolId, now())).map(viewOf),
    }),
  });
  mount(routes.searchVisitPeople, {
    subject,
    handle: async ({ actor, body }) => {
      const found = await searchPeople(db, actor.schoolId, body.text);
      const ids = found.map(({ id }) => id);
      const allowed = await whomMayLetIn(db, actor, ids, now());
      return {
        people: found
          .filter(({ id }) => allowed.has(id))
          .map((person) => ({ personId: person.id, name: nameOf(person), role: person.role })),
      };
    },
  });
  mount(routes.linkVisit, {
    subject,
    handle: ({ actor, body, subject: { visit } }) => link(core, actor, visit, body.personId),
  });
  mount(routes.refuseVisit, {
    subject,
    handle: ({ actor: { schoolId }, subject: { visit } }) =>
      markRefused(db, { schoolId, visitId: visit.id }, now()),
  });
}

/**
 * From now on what the provider calls this person is that person of the register, who comes in by it.
 * @throws {Problem} `not_found`, `forbidden` for somebody whom the actor may not let in, `identity.visit_gone`
 */
async function link(
  { transact, now }: Pick<Core, 'transact' | 'now'>,
  actor: AccountActor,
  visit: VisitRow,
  personId: string,
): Promise<void> {
  const { schoolId } = actor;
  await transact(async (trx) => {
    if (!(await findPerson(trx, schoolId, personId))) throw new Problem('not_found');
    const allowed = await whomMayLetIn(trx, actor, [personId], now());
    if (!allowed.has(personId)) throw new Problem('forbidden');
    const subject = { scheme: subjectScheme(visit.provider_id), value: visit.subject };
    const isTheirs = await bindIdentifier(trx, { schoolId, personId }, subject);
    if (!isTheirs || !(await deleteVisit(trx, { schoolId, visitId: visit.id })))
      throw new Problem('identity.visit_gone');
  });
}
