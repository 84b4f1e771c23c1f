import type { Actors } from '../../access/contract/actors.ts';
import { Problem } from '../../platform/contract/problems.ts';
import type { Core } from '../../platform/server/core.ts';
import type { Mount } from '../../platform/server/http/mount.ts';
import { hashSecret, makeSecret } from '../../platform/server/secrets.ts';
import * as routes from '../contract/calendar.ts';
import {
  deleteCalendar,
  findCalendarOwner,
  hasCalendar,
  listCalendarLessons,
  setCalendar,
} from './calendar.store.ts';
import { calendarFile } from './calendar-file.ts';

const dayMs = 86_400_000;
/** What a calendar shows: last week's lessons, and those of two months to come. */
const shown = { before: 7 * dayMs, after: 62 * dayMs };

/**
 * Somebody's lessons as iCalendar. Each leads to a lasting address without a secret: whoever finds the feed
 * learns titles and hours, and enters nothing.
 * @throws {Problem} `entry.link_unknown`
 */
async function readCalendar(core: Core, secret: string): Promise<string> {
  const now = core.now();
  const owner = await findCalendarOwner(core.db, hashSecret(secret), now);
  if (!owner) throw new Problem('entry.link_unknown');
  const span = {
    from: new Date(now.getTime() - shown.before),
    until: new Date(now.getTime() + shown.after),
  };
  const lessons = await listCalendarLessons(core.db, owner, span);
  const { publicUrl } = core.config;
  const entries = lessons.map(({ id, title, starts_at: startsAt, ends_at: endsAt, ...way }) => ({
    id,
    title,
    startsAt,
    endsAt,
    url: new URL(pageOf({ id, ...way }), publicUrl).href,
  }));
  return calendarFile(entries, { host: publicUrl.hostname, now });
}

/** Where somebody who leads a meeting, or is expected in it, goes to be in it. */
const pageOf = ({ id, kind, leads }: { id: string; kind: string; leads: boolean }) => {
  if (leads) return '/semaine';
  return kind === 'staff' ? `/reunion/${id}` : `/cours/${id}`;
};

/** Binds the feed that calendars read, and what its owner decides about it. */
export function mountCalendar(mount: Mount<Actors>, core: Core): void {
  const subject = () => ({});
  mount(routes.readOwnCalendar, {
    subject,
    handle: async ({ actor }) => ({ made: await hasCalendar(core.db, actor) }),
  });
  mount(routes.makeCalendar, {
    subject,
    handle: async ({ actor }) => {
      const secret = makeSecret();
      await core.transact((trx) => setCalendar(trx, actor, hashSecret(secret)));
      return { address: new URL(`/api/calendar/${secret}`, core.config.publicUrl).href };
    },
  });
  mount(routes.dropCalendar, {
    subject,
    handle: ({ actor }) => core.transact((trx) => deleteCalendar(trx, actor)),
  });
  mount(routes.readCalendar, {
    subject,
    handle: async ({ params, reply }) => {
      const file = await readCalendar(core, params.secret);
      await reply
        .type('text/calendar; charset=utf-8')
        .header('cache-control', 'no-store')
        .send(file);
    },
  });
}
