import type { Actors } from '../../../access/contract/actors.ts';
import type { Core } from '../../../platform/server/core.ts';
import type { Mount } from '../../../platform/server/http/mount.ts';
import { ownSeat } from '../../../entry/server/index.ts';
import * as routes from '../../contract/tools-routes.ts';
import { openReactions, type Say } from './react.ts';
import { pick, setSpotlight, setTimer } from './tools.ts';

/** Binds the routes of the teacher's tools, and of reactions. */
export function mountTools(mount: Mount<Actors>, core: Core, say: Say): void {
  const react = openReactions(say);
  mount(routes.setTimer, {
    subject: ownSeat,
    handle: ({ actor, body }) => setTimer(core, actor, body),
  });
  mount(routes.pick, {
    subject: ownSeat,
    handle: ({ actor, body }) => pick(core, actor, body),
  });
  mount(routes.spotlight, {
    subject: ownSeat,
    handle: ({ actor, body }) => setSpotlight(core, actor, body.seatId),
  });
  mount(routes.react, {
    subject: ownSeat,
    handle: ({ actor, body }) => react(actor, body.kind),
  });
}
