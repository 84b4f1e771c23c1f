import type { Actors } from '../../access/contract/actors.ts';
import type { Mount } from '../../platform/server/http/mount.ts';
import { meetingSubject } from '../../meeting/server/index.ts';
import * as routes from '../contract/door-routes.ts';
import type { EntryCore } from './core.ts';
import { presentLobby, ruleDoor, tellLobby } from './desk.ts';
import { readDoor } from './door-view.ts';
import { liftExclusion } from './exclusion.ts';

/** Binds what a teacher sees and decides of a lesson's door, from the week as from inside. */
export function mountDoor(mount: Mount<Actors>, core: EntryCore): void {
  presentLobby(core);
  const ofMeeting = { subject: meetingSubject(core) };
  mount(routes.readDoor, {
    ...ofMeeting,
    handle: ({ subject }) => readDoor(core.db, subject),
  });
  mount(routes.ruleDoor, {
    ...ofMeeting,
    handle: async ({ subject, body }) => {
      await ruleDoor(core, subject, body.admitsSignedIn);
      return readDoor(core.db, subject);
    },
  });
  mount(routes.tellLobby, {
    ...ofMeeting,
    handle: async ({ actor, subject, body: { message } }) => {
      const isEmpty = message?.phrase === null && message.words === null;
      await tellLobby(core, subject, isEmpty ? null : message, actor.personId);
      return readDoor(core.db, subject);
    },
  });
  mount(routes.liftBan, {
    ...ofMeeting,
    handle: async ({ actor, subject, params }) => {
      await liftExclusion(core, subject, params.banId, actor.personId);
      return readDoor(core.db, subject);
    },
  });
}
