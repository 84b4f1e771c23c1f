import type { Actors, AccountActor, SeatActor } from '../../access/contract/actors.ts';
import type { Mount } from '../../platform/server/http/mount.ts';
import { ownSeat } from '../../entry/server/index.ts';
import * as routes from '../contract/question-routes.ts';
import type { Polls } from './answer.ts';
import { askPrepared } from './prepared.ts';
import { add, erase, readOwnSets, write } from './sets.ts';

const ownSchool = ({ actor: { schoolId } }: { actor: AccountActor }) => ({ schoolId });

/** Binds the routes of the questions that are prepared. */
export function mountQuestions(mount: Mount<Actors>, polls: Polls): void {
  mount(routes.listSets, {
    subject: ownSchool,
    handle: async ({ actor }) => ({ sets: await readOwnSets(polls, actor) }),
  });
  mount(routes.addSet, {
    subject: ownSchool,
    handle: ({ actor, body }) => add(polls, actor, body),
  });
  mount(routes.writeSet, {
    subject: ownSchool,
    handle: ({ actor, params, body }) => write(polls, actor, params.setId, body),
  });
  mount(routes.deleteSet, {
    subject: ownSchool,
    handle: ({ actor, params }) => erase(polls, actor, params.setId),
  });
  mount(routes.readSets, {
    subject: ownSeat,
    handle: async ({ actor }) => ({ sets: await ofWhoLeads(polls, actor) }),
  });
  mount(routes.askPrepared, {
    subject: ownSeat,
    handle: ({ actor, body }) => askPrepared(polls, actor, body),
  });
}

const ofWhoLeads = (polls: Polls, { schoolId, personId }: SeatActor) =>
  personId === null ? [] : readOwnSets(polls, { schoolId, personId });
