import type { AccountActor, Actors } from '../../../access/contract/actors.ts';
import type { Core } from '../../../platform/server/core.ts';
import type { Mount } from '../../../platform/server/http/mount.ts';
import * as routes from '../../contract/hint-routes.ts';
import { findClosed, setClosed } from './hints.store.ts';

const ownSchool = ({ actor }: { actor: AccountActor }) => ({ schoolId: actor.schoolId });

/** Binds what the caller has closed of the hints of a first lesson. */
export function mountHints(mount: Mount<Actors>, { db }: Core): void {
  mount(routes.readHints, {
    subject: ownSchool,
    handle: async ({ actor }) => ({ closed: await findClosed(db, actor) }),
  });
  mount(routes.setHints, {
    subject: ownSchool,
    handle: async ({ actor, body }) => {
      await setClosed(db, actor, body.closed);
      return { closed: await findClosed(db, actor) };
    },
  });
}
