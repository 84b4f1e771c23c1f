import type { AccountActor, Actors } from '../../access/contract/actors.ts';
import type { Mount } from '../../platform/server/http/mount.ts';
import * as routes from '../contract/group-routes.ts';
import * as register from './group-register.ts';
import { findGroup } from './groups.ts';
import type { RegisterCore } from './people.ts';

/** Binds the commands on groups; reading them is bound with the school. */
export function mountGroups(mount: Mount<Actors>, core: RegisterCore): void {
  const subject = async (input: { actor: AccountActor; params: { groupId: string } }) =>
    (await findGroup(core.db, input.actor, input.params.groupId)) && {
      schoolId: input.actor.schoolId,
    };
  const target = (actor: AccountActor, { groupId }: { groupId: string }) => ({
    by: actor,
    groupId,
  });

  mount(routes.addGroup, {
    subject: ({ actor }) => ({ schoolId: actor.schoolId }),
    handle: async ({ actor, body }) => ({ groupId: await register.addGroup(core, actor, body) }),
  });
  mount(routes.changeGroup, {
    subject,
    handle: ({ actor, params, body }) => register.changeGroup(core, target(actor, params), body),
  });
  mount(routes.archiveGroup, {
    subject,
    handle: ({ actor, params }) => register.setArchived(core, target(actor, params), true),
  });
  mount(routes.restoreGroup, {
    subject,
    handle: ({ actor, params }) => register.setArchived(core, target(actor, params), false),
  });
  mount(routes.addMember, {
    subject,
    handle: async ({ actor, params, body }) => ({
      left: await register.addMember(core, target(actor, params), body),
    }),
  });
  mount(routes.removeMember, {
    subject,
    handle: ({ actor, params }) =>
      register.removeMember(core, target(actor, params), params.personId),
  });
}
