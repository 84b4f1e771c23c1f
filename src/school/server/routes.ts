import { can } from '../../access/contract/abilities.ts';
import type { AccountActor, Actors } from '../../access/contract/actors.ts';
import type { Core } from '../../platform/server/core.ts';
import type { Mount } from '../../platform/server/http/mount.ts';
import * as routes from '../contract/routes.ts';
import { listGroupStaff } from './group-register.store.ts';
import { findGroup, listGroups } from './groups.ts';
import { listPupils } from './groups.store.ts';

const ownSchool = ({ actor }: { actor: AccountActor }) => ({ schoolId: actor.schoolId });

/** Binds the school's routes: groups and their pupils. */
export function mountSchool(mount: Mount<Actors>, { db }: Pick<Core, 'db'>): void {
  mount(routes.listGroups, {
    subject: ownSchool,
    handle: async ({ actor }) => ({ groups: await listGroups(db, actor) }),
  });
  mount(routes.readGroup, {
    subject: async ({ actor, params }) => {
      const group = await findGroup(db, actor, params.groupId);
      return group && { schoolId: actor.schoolId, group };
    },
    handle: async ({ actor, subject: { schoolId, group } }) => ({
      group,
      people: await listPupils(db, { schoolId, groupId: group.groupId }),
      staff: await listGroupStaff(db, { schoolId, groupId: group.groupId }),
      mayChange: can(actor, 'group.change', { schoolId }),
    }),
  });
}
