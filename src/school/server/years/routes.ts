import { can } from '../../../access/contract/abilities.ts';
import type { AccountActor, Actors } from '../../../access/contract/actors.ts';
import type { Mount } from '../../../platform/server/http/mount.ts';
import { declareProblems } from '../../../platform/server/http/problems.ts';
import { yearProblems } from '../../contract/years/problems.ts';
import * as routes from '../../contract/years/routes.ts';
import { previewRollover, type YearPorts } from './preview.ts';
import { rollOver, undoRollover } from './rollover.ts';
import { hasRollover } from './rollovers.store.ts';
import { beginYear, changeYear, viewYears, type YearCore } from './years.ts';
import { hasYear } from './years.store.ts';

const ownSchool = ({ actor }: { actor: AccountActor }) => ({ schoolId: actor.schoolId });

/** Binds the routes of the school's years, and of the passage from one to the next. */
export function mountYears(mount: Mount<Actors>, core: YearCore, ports: YearPorts): void {
  declareProblems(yearProblems);
  const { db } = core;
  mount(routes.listYears, {
    subject: ownSchool,
    handle: async ({ actor, subject }) => ({
      ...(await viewYears(core, actor.schoolId)),
      mayChange: can(actor, 'year.change', subject),
    }),
  });
  mount(routes.beginYear, {
    subject: ownSchool,
    handle: async ({ actor, body }) => ({ yearId: await beginYear(core, actor, body) }),
  });
  mount(routes.changeYear, {
    subject: async ({ actor, params }) =>
      (await hasYear(db, actor.schoolId, params.yearId)) ? ownSchool({ actor }) : null,
    handle: ({ actor, params, body }) => changeYear(core, actor, params.yearId, body),
  });
  mount(routes.previewRollover, {
    subject: ownSchool,
    handle: ({ actor }) => previewRollover(db, actor.schoolId, ports),
  });
  mount(routes.rollOver, {
    subject: ownSchool,
    handle: ({ actor, body }) => rollOver(core, actor, body, ports),
  });
  mount(routes.undoRollover, {
    subject: async ({ actor, params: { rolloverId } }) =>
      (await hasRollover(db, { schoolId: actor.schoolId, rolloverId }))
        ? ownSchool({ actor })
        : null,
    handle: ({ actor, params }) => undoRollover(core, actor, params.rolloverId, ports),
  });
}
