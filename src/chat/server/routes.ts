import type { AccountActor, Actors } from '../../access/contract/actors.ts';
import type { Core } from '../../platform/server/core.ts';
import { declareProblems } from '../../platform/server/http/problems.ts';
import type { Mount } from '../../platform/server/http/mount.ts';
import { ownSeat } from '../../entry/server/index.ts';
import { openSchoolSeals } from '../../school/server/index.ts';
import { messageSaid } from '../contract/events.ts';
import { chatProblems, keptProblems } from '../contract/problems.ts';
import * as reportRoutes from '../contract/report-routes.ts';
import * as routes from '../contract/routes.ts';
import { listLatest, listMessages } from './chat.store.ts';
import { chatFile } from './export.ts';
import { mountKept } from './kept-routes.ts';
import { openMessages, pageOf } from './messages.ts';
import { dropReport, listReports, openReport, reportMessage } from './reports.ts';
import { ruleMessages, standingOf } from './rules.ts';
import { clear, openPace, say, takeAway, type Chat } from './say.ts';

/** Completes events with the messages that their audience may read; one that was taken away is not there. */
function presentMessages({ core, seals }: Chat): void {
  core.hub.present(messageSaid.type, async (meetingId, data) => {
    const ids = data.map(({ messageId }) => String(messageId));
    const found = await openMessages(seals, await listMessages(core.db, meetingId, ids));
    return data.map((entry) => ({
      ...entry,
      message: found.find(({ messageId }) => messageId === entry.messageId) ?? null,
    }));
  });
}

/** Binds the routes of a lesson's messages. */
export function mountChat(mount: Mount<Actors>, core: Core): void {
  declareProblems(chatProblems);
  declareProblems(keptProblems);
  const chat: Chat = { core, seals: openSchoolSeals(core), pace: openPace() };
  presentMessages(chat);

  mount(routes.readChat, {
    subject: ownSeat,
    handle: async ({ actor, query: { before } }) => {
      const { reader, ...standing } = await standingOf(core.db, actor);
      const { found, more } = await pageOf((atMost) =>
        listLatest(core.db, actor, reader, { atMost, before }),
      );
      const messages = await openMessages(chat.seals, found);
      return { messages, more, ...standing };
    },
  });
  mount(routes.say, {
    subject: ({ actor, body }) => ({ ...ownSeat({ actor }), to: body.to }),
    handle: ({ actor, body }) => say(chat, actor, { ...body, oneSeatId: null }),
  });
  mount(routes.tellOne, {
    subject: ownSeat,
    handle: ({ actor, body: { toSeatId, text, attempt } }) =>
      say(chat, actor, { to: 'one', oneSeatId: toSeatId, breakoutId: null, text, attempt }),
  });
  mount(routes.deleteMessage, {
    subject: ownSeat,
    handle: ({ actor, params }) => takeAway(chat, actor, params.messageId),
  });
  mount(routes.clearChat, { subject: ownSeat, handle: ({ actor }) => clear(chat, actor) });
  mount(routes.ruleChat, {
    subject: ownSeat,
    handle: ({ actor, body }) => ruleMessages(core, actor, body),
  });
  mount(routes.exportChat, {
    subject: ownSeat,
    handle: ({ actor, query }) => chatFile(chat, actor, query.language),
  });
  mount(routes.reportMessage, {
    subject: ownSeat,
    handle: ({ actor, params }) => reportMessage(chat, actor, params.messageId),
  });
  mountReports(mount, chat);
  mountKept(mount, chat);
}

const ownSchool = ({ actor }: { actor: AccountActor }) => ({ schoolId: actor.schoolId });

function mountReports(mount: Mount<Actors>, chat: Chat): void {
  mount(reportRoutes.listReports, {
    subject: ownSchool,
    handle: async ({ actor }) => ({ reports: await listReports(chat, actor.schoolId) }),
  });
  mount(reportRoutes.openReport, {
    subject: ownSchool,
    handle: ({ actor, params }) => openReport(chat, actor, params.reportId),
  });
  mount(reportRoutes.dropReport, {
    subject: ownSchool,
    handle: ({ actor, params }) => dropReport(chat, actor, params.reportId),
  });
}
