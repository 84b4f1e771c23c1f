import type { Logger } from 'pino';
import type { SeatActor } from '../../../access/contract/actors.ts';
import type { Db } from '../../../platform/server/db.ts';
import type { Hub, ReadyEvent } from '../../../platform/server/events/index.ts';
import { audienceFrame, audienceOf, isOpenToAll, publishedIn } from './audience.ts';
import type { Engine } from './engine.ts';
import { findAllSeatsIn, findLastNumber } from './media.store.ts';

/** A line whose seat publishes: how the engine is told who may receive it. */
export type Publisher = { actor: SeatActor; room: string; tell: (frame: Uint8Array) => void };

type Followed = Publisher & {
  /** Tracks that are no camera. */
  open: Set<string>;
  /** Whether the engine was asked for those of before this line. */
  isRead: boolean;
  told: Uint8Array | null;
};

type Lesson = {
  schoolId: string;
  meetingId: string;
  lines: Set<Followed>;
  /** As they were at the last look; every change is followed by one. `null` before the first. */
  seats: readonly SeatActor[] | null;
  unwatch: () => void;
  reading: Promise<void> | null;
  again: boolean;
};

const againMs = 1_000;

/** What happens in a class all the time, and changes nobody's sight: all others are looked at. */
const idle = /^(chat|hand|poll|timer|pick|link)\.|^seat\.(connected|disconnected)$/;
const isIdle = ({ type }: ReadyEvent) => idle.test(type);

const same = (a: Uint8Array | null, b: Uint8Array) => a !== null && Buffer.compare(a, b) === 0;

/**
 * Keeps cameras of learners from who may not see them: through each learner's line of this server, the
 * engine is told who may receive what that learner publishes, and enforces it, whoever asks for it and by
 * whatever program. Told before the page may say its first word, and anew at each change.
 */
export function openSight(deps: { db: Db; engine: Engine; hub: Pick<Hub, 'watch'>; log: Logger }) {
  const { db, engine, hub, log } = deps;
  const lessons = new Map<string, Lesson>();

  const hidesSomething = ({ lines, seats }: Lesson) =>
    [...lines].some(({ actor }) => audienceOf(actor, seats ?? [], []) !== 'everyone');

  const tell = (lesson: Lesson, line: Followed) => {
    if (lesson.seats === null) return;
    const frame = audienceFrame(audienceOf(line.actor, lesson.seats, [...line.open]));
    if (same(line.told, frame)) return;
    line.told = frame;
    line.tell(frame);
  };

  /** Voices and screens of before a line was followed (it was cut, or this server is new). */
  const readTracks = async (lesson: Lesson) => {
    const unread = [...lesson.lines].filter(({ isRead }) => !isRead);
    for (const room of new Set(unread.map((line) => line.room))) {
      const participants = await engine.participants(room);
      for (const line of unread) {
        if (line.room !== room) continue;
        const own = participants.find(({ identity }) => identity === line.actor.seatId);
        for (const track of own?.tracks ?? []) if (isOpenToAll(track)) line.open.add(track.sid);
        line.isRead = true;
      }
    }
  };

  const read = async (lesson: Lesson) => {
    try {
      do {
        lesson.again = false;
        lesson.seats = await findAllSeatsIn(db, lesson);
        if (hidesSomething(lesson)) await readTracks(lesson);
        for (const line of lesson.lines) tell(lesson, line);
      } while (lesson.again);
    } finally {
      // In the same breath as the last look at `again`: a call in between would be served by nobody.
      lesson.reading = null;
    }
  };

  /** Looks at the rights anew; looks asked for meanwhile are one more. @throws when the database is away */
  const look = (lesson: Lesson): Promise<void> => {
    lesson.again = true;
    lesson.reading ??= read(lesson);
    return lesson.reading;
  };

  /** The same until it is done: what is taken away must not wait for another change. */
  const insist = (lesson: Lesson): void => {
    if (!lessons.has(lesson.meetingId)) return;
    look(lesson).catch((error: unknown) => {
      log.warn({ err: error, action: 'sight' }, 'left for a moment');
      setTimeout(() => insist(lesson), againMs).unref();
    });
  };

  const lessonOf = async ({ schoolId, meetingId }: SeatActor): Promise<Lesson> => {
    const known = lessons.get(meetingId);
    if (known) return known;
    const after = await findLastNumber(db, meetingId);
    // Somebody else may have come meanwhile.
    const again = lessons.get(meetingId);
    if (again) return again;
    const lesson: Lesson = {
      schoolId,
      meetingId,
      lines: new Set(),
      seats: null,
      reading: null,
      again: false,
      unwatch: () => {},
    };
    lessons.set(meetingId, lesson);
    lesson.unwatch = hub.watch(meetingId, {
      cursor: after,
      deliver: (event) => {
        if (!isIdle(event)) insist(lesson);
      },
    });
    return lesson;
  };

  const leave = (lesson: Lesson, line: Followed) => {
    lesson.lines.delete(line);
    if (lesson.lines.size > 0 || lessons.get(lesson.meetingId) !== lesson) return;
    lesson.unwatch();
    lessons.delete(lesson.meetingId);
  };

  return {
    /**
     * Follows a line, and tells the engine its audience before anything of the page's.
     * @returns what to tell of the engine's frames, and of the line's end
     * @throws when the rights cannot be read: the line must not open
     */
    async follow(publisher: Publisher) {
      const line: Followed = { ...publisher, open: new Set(), isRead: false, told: null };
      const lesson = await lessonOf(publisher.actor);
      lesson.lines.add(line);
      try {
        // Where nothing is hidden, what the others were told holds for one more.
        if (lesson.seats === null || hidesSomething(lesson)) await look(lesson);
        else tell(lesson, line);
      } catch (error) {
        leave(lesson, line);
        throw error;
      }
      return {
        sawFrame: (frame: Uint8Array) => {
          const track = publishedIn(frame);
          if (track === null || !isOpenToAll(track)) return;
          line.open.add(track.sid);
          tell(lesson, line);
        },
        leave: () => leave(lesson, line),
      };
    },
    /** Something changed that this server has just committed. */
    refresh(meetingId: string): void {
      const lesson = lessons.get(meetingId);
      if (lesson) insist(lesson);
    },
  };
}

export type Sight = ReturnType<typeof openSight>;
