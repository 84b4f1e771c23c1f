import { claimLink, knock, renewLinks } from '../../src/entry/contract/routes.ts';
import { signIn } from '../../src/identity/contract/routes.ts';
import { setHints } from '../../src/live/contract/hint-routes.ts';
import { hintNames } from '../../src/live/contract/hints.ts';
import {
  endMeeting,
  openMeeting,
  planMeeting,
  type MeetingView,
} from '../../src/meeting/contract/routes.ts';
import type {
  RouteDefinition,
  RouteReply,
  RouteRequest,
} from '../../src/platform/contract/route.ts';
import { listGroups, readGroup } from '../../src/school/contract/routes.ts';
import type { PersonView } from '../../src/school/contract/people.ts';

export type Credentials = { username: string; password: string };

type Loose = { params?: Record<string, string>; query?: Record<string, unknown>; body?: unknown };

function addressOf(path: string, { params = {}, query = {} }: Loose): string {
  const filled = path.replace(/:(\w+)/g, (_, name: string) =>
    encodeURIComponent(params[name] ?? ''),
  );
  const asked = new URLSearchParams(
    Object.entries(query).map(([name, value]) => [name, String(value)]),
  );
  return asked.size > 0 ? `${filled}?${asked}` : filled;
}

/** Somebody who talks to the server without a page: quick preparations of what a journey needs. */
export class Caller {
  readonly #origin: string;
  readonly #jar = new Map<string, string>();

  constructor(origin: string) {
    this.#origin = origin;
  }

  /** What a browser would send with each call. */
  get cookie(): string {
    return [...this.#jar].map(([name, value]) => `${name}=${value}`).join('; ');
  }

  /** The status of a call that may be refused, and the code of the problem. */
  async status<R extends RouteDefinition>(
    route: R,
    request: RouteRequest<R>,
  ): Promise<{ status: number; code: string }> {
    const response = await this.#send(route, request as Loose);
    const body = (await response.json().catch(() => ({}))) as { code?: string };
    return { status: response.status, code: body.code ?? '' };
  }

  async call<R extends RouteDefinition>(
    route: R,
    request: RouteRequest<R>,
  ): Promise<RouteReply<R>> {
    const response = await this.#send(route, request as Loose);
    if (!response.ok) throw new Error(`${route.id}: ${response.status} ${await response.text()}`);
    return (response.status === 204 ? undefined : await response.json()) as RouteReply<R>;
  }

  async #send(route: RouteDefinition, request: Loose): Promise<Response> {
    const response = await fetch(new URL(addressOf(route.path, request), this.#origin), {
      method: route.method,
      headers: {
        'x-preau': '1',
        cookie: this.cookie,
        ...(request.body === undefined ? {} : { 'content-type': 'application/json' }),
      },
      ...(request.body === undefined ? {} : { body: JSON.stringify(request.body) }),
    });
    for (const cookie of response.headers.getSetCookie()) {
      const [name = '', value = ''] = (cookie.split(';')[0] ?? '').split('=');
      this.#jar.set(name, value);
    }
    return response;
  }
}

export type PlannedLesson = {
  meetingId: string;
  title: string;
  links: Map<string, string>;
  pupils: PersonView[];
};

type Hours = { day: string; from: string; to: string };

const clock = (zone: string) =>
  new Intl.DateTimeFormat('sv-SE', { timeZone: zone, dateStyle: 'short', timeStyle: 'short' });

/** A day and a wall time of the school, this many minutes from now. */
export function wallTime(zone: string, minutes: number): { day: string; time: string } {
  const [day = '', time = ''] = clock(zone)
    .format(new Date(Date.now() + minutes * 60_000))
    .split(' ');
  return { day, time };
}

/** Hours around now, within the day. */
export function hoursNow(zone: string): Hours {
  const { day } = wallTime(zone, 0);
  const [before, after] = [wallTime(zone, -20), wallTime(zone, 100)];
  return {
    day,
    from: before.day === day ? before.time : '00:00',
    to: after.day === day ? after.time : '23:59',
  };
}

/** Hours that begin in an hour or so: tomorrow morning when today is nearly over. */
export function hoursLater(zone: string): Hours {
  const [begins, ends] = [wallTime(zone, 60), wallTime(zone, 120)];
  if (begins.day === ends.day) return { day: begins.day, from: begins.time, to: ends.time };
  return { day: ends.day, from: '08:00', to: '09:00' };
}

/** A teacher of the school, with the group that they teach. */
export class Teacher {
  readonly caller: Caller;
  readonly credentials: Credentials;
  readonly zone: string;
  readonly name: { family: string; given: string; title: string | null };

  private constructor(
    caller: Caller,
    credentials: Credentials,
    me: RouteReply<typeof signIn>['me'],
  ) {
    this.caller = caller;
    this.credentials = credentials;
    this.zone = me.school.timeZone;
    this.name = me.name;
  }

  static async signIn(origin: string, credentials: Credentials): Promise<Teacher> {
    const caller = new Caller(origin);
    const { me } = await caller.call(signIn, { body: credentials });
    // Somebody who has taught before; refused to who may not yet, or teaches nowhere.
    await caller.status(setHints, { body: { closed: [...hintNames] } });
    return new Teacher(caller, credentials, me);
  }

  async group() {
    const { groups } = await this.caller.call(listGroups, {});
    const [mine] = groups.filter((group) => group.mine && group.pupils >= 6);
    if (!mine) throw new Error('This teacher has no group of six pupils.');
    return this.caller.call(readGroup, { params: { groupId: mine.groupId } });
  }

  /** Plans a lesson that is going on now, unless told other hours, with a link for each pupil. */
  async lesson(title: string, hours: Partial<Hours> = {}): Promise<PlannedLesson> {
    const { group } = await this.group();
    return this.lessonOf(group.groupId, title, hours);
  }

  /** A lesson of a class, with a link for each of its pupils. */
  async lessonOf(
    groupId: string,
    title: string,
    hours: Partial<Hours> = {},
  ): Promise<PlannedLesson> {
    const planned = await this.plan(title, groupId, { ...hoursNow(this.zone), ...hours });
    const { links } = await this.caller.call(renewLinks, {
      params: { meetingId: planned.meetingId },
      body: { personIds: null },
    });
    return {
      meetingId: planned.meetingId,
      title,
      pupils: links.map(({ person }) => person),
      links: new Map(links.map(({ person, link }) => [person.personId, link])),
    };
  }

  async plan(title: string, groupId: string, hours: Hours): Promise<MeetingView> {
    const { meetings } = await this.caller.call(planMeeting, {
      body: { title, groupId, ...hours, opensBeforeMinutes: 10, repeat: null },
    });
    const [meeting] = meetings;
    if (!meeting) throw new Error('Nothing was planned.');
    return meeting;
  }

  async open({ meetingId }: { meetingId: string }): Promise<string> {
    return (await this.caller.call(openMeeting, { params: { meetingId } })).seatId;
  }

  async end({ meetingId }: { meetingId: string }): Promise<void> {
    await this.caller.call(endMeeting, { params: { meetingId } });
  }
}

/** A browser without a page that opens a link and knocks. */
export async function knockBy(
  origin: string,
  link: string,
): Promise<{ caller: Caller; seatId: string }> {
  const caller = new Caller(origin);
  const { seatId } = await caller.call(claimLink, {
    body: { secret: new URL(link).hash.slice(1) },
  });
  await caller.call(knock, { params: { seatId } });
  return { caller, seatId };
}
