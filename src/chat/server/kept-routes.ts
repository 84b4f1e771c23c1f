import type { AccountActor, Actors } from '../../access/contract/actors.ts';
import type { Mount } from '../../platform/server/http/mount.ts';
import { findMeetingSubject, latestOf } from '../../meeting/server/index.ts';
import * as routes from '../contract/kept-routes.ts';
import { clearKept, keptFile, listKept, readKept, readTerm, setTerm } from './kept.ts';
import type { Chat } from './say.ts';

type Asked = { params: { meetingId: string }; actor: AccountActor };

const ownSchool = ({ actor }: { actor: AccountActor }) => ({ schoolId: actor.schoolId });

/** Binds the routes by which messages are read once their lesson is over, and their term is chosen. */
export function mountKept(mount: Mount<Actors>, chat: Chat): void {
  /** The lesson named in the path, or the one that took its place. */
  const subject = async ({ params: { meetingId }, actor: { schoolId } }: Asked) => {
    const { db } = chat.core;
    return findMeetingSubject(db, schoolId, await latestOf(db, { schoolId, meetingId }));
  };

  mount(routes.readTerm, {
    subject: ownSchool,
    handle: ({ actor }) => readTerm(chat, actor.schoolId),
  });
  mount(routes.setTerm, {
    subject: ownSchool,
    handle: ({ actor, body }) => setTerm(chat, actor, body.days),
  });
  mount(routes.listKept, {
    subject: ownSchool,
    handle: async ({ actor }) => ({ meetingIds: await listKept(chat, actor) }),
  });
  mount(routes.readKept, {
    subject,
    handle: ({ subject: meeting, query }) => readKept(chat, meeting, query.before),
  });
  mount(routes.exportKept, {
    subject,
    handle: ({ subject: meeting, query }) => keptFile(chat, meeting, query.language),
  });
  mount(routes.clearKept, {
    subject,
    handle: ({ subject: meeting }) => clearKept(chat, meeting),
  });
}
