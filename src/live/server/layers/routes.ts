import type { AccountActor, Actors } from '../../../access/contract/actors.ts';
import { Problem } from '../../../platform/contract/problems.ts';
import type { Core } from '../../../platform/server/core.ts';
import { declareProblems } from '../../../platform/server/http/problems.ts';
import type { Mount } from '../../../platform/server/http/mount.ts';
import { meetingSubject } from '../../../meeting/server/index.ts';
import { findGroup } from '../../../school/server/index.ts';
import * as routes from '../../contract/layer-routes.ts';
import * as presets from '../../contract/preset-routes.ts';
import { liveProblems } from '../../contract/problems.ts';
import type { RightsLine } from '../class/rights.ts';
import { readGroupLayers, readMeetingLayers, readSchoolLayer } from './layers.store.ts';
import { applyToMeeting, present, setForGroup, setForMeeting, setForSchool } from './layers.ts';
import { countPresets, deletePreset, insertPreset, listPresets } from './presets.store.ts';

/** More than anybody looks through. */
const mostPresets = 30;

const ownSchool = ({ actor }: { actor: AccountActor }) => ({ schoolId: actor.schoolId });
const collator = new Intl.Collator('fr', { numeric: true });

/** Binds what the school and its teachers set for their lessons: layers of rights, and presets. */
export function mountLayers(mount: Mount<Actors>, core: Core, line: RightsLine): void {
  declareProblems(liveProblems);
  mountSchoolAndGroups(mount, core, line);
  mountMeetings(mount, core, line);
  mountPresets(mount, core);
}

function mountSchoolAndGroups(mount: Mount<Actors>, core: Core, line: RightsLine): void {
  const group = async (input: { actor: AccountActor; params: { groupId: string } }) => {
    const found = await findGroup(core.db, input.actor, input.params.groupId);
    return found && { schoolId: input.actor.schoolId, groupId: found.groupId, mine: found.mine };
  };

  mount(routes.readSchoolRights, {
    subject: ownSchool,
    handle: async ({ actor }) => ({ layers: await readSchoolLayer(core.db, actor.schoolId) }),
  });
  mount(routes.setSchoolRights, {
    subject: ownSchool,
    handle: async ({ actor, body }) => ({
      layers: await setForSchool(core, actor.schoolId, body.rights, line),
    }),
  });
  mount(routes.readGroupRights, {
    subject: group,
    handle: async ({ subject }) => present(await readGroupLayers(core.db, subject)),
  });
  mount(routes.setGroupRights, {
    subject: group,
    handle: ({ subject, body }) => setForGroup(core, subject, body.rights, line),
  });
}

function mountMeetings(mount: Mount<Actors>, core: Core, line: RightsLine): void {
  const subject = meetingSubject(core);

  mount(routes.readMeetingRights, {
    subject,
    handle: async ({ subject: meeting }) => ({
      layers: present(await readMeetingLayers(core.db, meeting)),
    }),
  });
  mount(routes.setMeetingRights, {
    subject,
    handle: async ({ subject: meeting, body }) => ({
      layers: await setForMeeting(core, meeting, body.rights, line),
    }),
  });
  mount(routes.applyRights, {
    subject,
    handle: ({ subject: meeting, body }) => applyToMeeting(core, meeting, body.rights, line),
  });
}

function mountPresets(mount: Mount<Actors>, core: Core): void {
  mount(presets.listPresets, {
    subject: ownSchool,
    handle: async ({ actor }) => ({
      presets: (await listPresets(core.db, actor)).sort((a, b) => collator.compare(a.name, b.name)),
    }),
  });
  mount(presets.savePreset, {
    subject: ownSchool,
    handle: ({ actor, body }) =>
      core.transact(async (trx) => {
        if ((await countPresets(trx, actor)) >= mostPresets) throw new Problem('preset.too_many');
        return insertPreset(trx, actor, body);
      }),
  });
  mount(presets.deletePreset, {
    subject: ownSchool,
    handle: async ({ actor, params }) => {
      if (!(await deletePreset(core.db, actor, params.presetId))) throw new Problem('not_found');
    },
  });
}
