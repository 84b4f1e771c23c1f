import type { AccountActor, Actors } from '../../access/contract/actors.ts';
import type { Mount } from '../../platform/server/http/mount.ts';
import * as routes from '../contract/person-routes.ts';
import * as people from './people.ts';
import { findPersonSubject, isHeadless } from './person.store.ts';
import { viewPerson } from './person-view.ts';
import { pageOfRegister, registerCsv } from './register.ts';

const ownSchool = ({ actor }: { actor: AccountActor }) => ({ schoolId: actor.schoolId });

/** Binds the register's routes: the people of a school. */
export function mountPeople(
  mount: Mount<Actors>,
  core: people.RegisterCore,
  ports: people.RegisterPorts,
): void {
  const { db, now } = core;
  const person = ({ actor, params }: { actor: AccountActor; params: { personId: string } }) =>
    findPersonSubject(db, { schoolId: actor.schoolId, personId: params.personId });
  const target = (actor: AccountActor, { personId }: { personId: string }) => ({
    by: actor,
    personId,
  });

  mount(routes.listPeople, {
    subject: ownSchool,
    handle: ({ actor, body: { after, ...filter } }) =>
      pageOfRegister(db, { ...filter, schoolId: actor.schoolId }, after, now()),
  });
  mount(routes.exportPeople, {
    subject: ownSchool,
    handle: async ({ actor, body }) => ({
      csv: await registerCsv(db, { ...body, schoolId: actor.schoolId }, now()),
    }),
  });
  mount(routes.addPerson, {
    subject: async ({ actor, body }) => ({
      schoolId: actor.schoolId,
      personId: null,
      from: null,
      to: body.role,
      headless: await isHeadless(db, actor.schoolId),
    }),
    handle: async ({ actor, body }) => ({ personId: await people.addPerson(core, actor, body) }),
  });
  mount(routes.readPerson, {
    subject: person,
    handle: ({ actor, subject }) => viewPerson(db, actor, subject, now()),
  });
  mount(routes.changePerson, {
    subject: person,
    handle: ({ actor, params, body }) => people.correctPerson(core, target(actor, params), body),
  });
  mount(routes.appointPerson, {
    subject: async ({ actor, params, body }) => {
      const found = await person({ actor, params });
      if (!found) return null;
      const headless = await isHeadless(db, actor.schoolId);
      return { ...found, from: found.role, to: body.role, headless };
    },
    handle: ({ actor, params, body }) =>
      people.appoint(core, target(actor, params), body.role, ports),
  });
  mount(routes.limitPerson, {
    subject: person,
    handle: ({ actor, params, body }) => people.limit(core, target(actor, params), body, ports),
  });
  mount(routes.suspendPerson, {
    subject: person,
    handle: ({ actor, params }) => people.setSuspended(core, target(actor, params), true, ports),
  });
  mount(routes.reinstatePerson, {
    subject: person,
    handle: ({ actor, params }) => people.setSuspended(core, target(actor, params), false, ports),
  });
  mount(routes.removePerson, {
    subject: person,
    handle: ({ actor, params }) => people.removePerson(core, target(actor, params), ports),
  });
  mount(routes.linkGuardian, {
    subject: person,
    handle: ({ actor, params }) =>
      people.linkGuardian(core, target(actor, params), params.guardianId),
  });
  mount(routes.endGuardian, {
    subject: person,
    handle: ({ actor, params }) =>
      people.unlinkGuardian(core, target(actor, params), params.guardianId),
  });
}
