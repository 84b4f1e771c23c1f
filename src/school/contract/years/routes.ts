import { z } from 'zod';
import { route } from '../../../platform/contract/route.ts';
import { day, id, instant, line } from '../../../platform/contract/values.ts';
import { personName } from '../people.ts';

const count = z.int();

/** In the school's time zone, both included. */
const days = { startsOn: day, endsOn: day };
const written = z.strictObject({ name: line(30), ...days });
export type WrittenYear = z.output<typeof written>;
const named = z.strictObject({ name: z.string(), ...days });

const year = z.strictObject({ yearId: id, ...named.shape, current: z.boolean(), groups: count });
export type YearView = z.output<typeof year>;

const counts = z.strictObject({
  /** Groups put away with the year that ended. */
  archived: count,
  /** Teaching groups that go on. */
  kept: count,
  /** Pupils without a division until the next import. */
  unplaced: count,
  /** Pupils of the last level whose access is suspended. */
  suspended: count,
  /** Lessons of the groups put away, planned after the end of the year. */
  cancelled: count,
});
export type RolloverCounts = z.output<typeof counts>;

const rollover = z.strictObject({
  rolloverId: id,
  from: z.string(),
  to: z.string(),
  /** `null` once that person has been removed. */
  by: personName.nullable(),
  at: instant,
  counts,
  /** Nothing depends on it yet. */
  undoable: z.boolean(),
});
export type RolloverView = z.output<typeof rollover>;

const group = z.strictObject({
  groupId: id,
  name: z.string(),
  /** Who may still enter. */
  pupils: count,
  /** Lessons planned after the end of the year. */
  lessons: count,
});
const preview = z.strictObject({
  year,
  /** Proposed; the school decides. */
  next: named,
  divisions: z.array(
    z.strictObject({
      ...group.shape,
      level: z.string().nullable(),
      /** In the last level that the school teaches. */
      last: z.boolean(),
    }),
  ),
  teaching: z.array(group),
  /** Pupils who have no division already. */
  unplaced: count,
  /** Names this state: a rollover is done on what was looked at. */
  mark: z.string(),
});
export type RolloverPreview = z.output<typeof preview>;

export const listYears = route({
  id: 'year.list',
  method: 'GET',
  path: '/api/years',
  summary: 'The school’s years, the latest first, and the last rollover',
  caller: 'account',
  action: 'year.read',
  reply: z.strictObject({
    years: z.array(year),
    /** To name the year that goes on; `null` when it has a name. */
    proposed: named.nullable(),
    rollover: rollover.nullable(),
    /** What the caller may do. */
    mayChange: z.boolean(),
  }),
  errors: [],
});
export type YearsView = z.output<(typeof listYears)['reply']>;

export const beginYear = route({
  id: 'year.begin',
  method: 'POST',
  path: '/api/years',
  summary: 'Name the school’s first year: its groups are of it',
  caller: 'account',
  action: 'year.change',
  body: written,
  reply: z.strictObject({ yearId: id }),
  errors: ['school.dates_reversed', 'year.exists'],
});

export const changeYear = route({
  id: 'year.change',
  method: 'PUT',
  path: '/api/years/:yearId',
  summary: 'Correct a year’s name and days',
  caller: 'account',
  action: 'year.change',
  params: z.strictObject({ yearId: id }),
  body: written,
  reply: null,
  errors: ['school.dates_reversed', 'year.name_taken', 'year.overlap'],
});

export const previewRollover = route({
  id: 'year.preview',
  method: 'GET',
  path: '/api/years/next',
  summary: 'What going on to the next year would do; changes nothing',
  caller: 'account',
  action: 'year.change',
  reply: preview,
  errors: ['year.none'],
});

export const rollOver = route({
  id: 'year.rollover',
  method: 'POST',
  path: '/api/years/next',
  summary: 'Go on to the next year: groups are put away, those chosen are kept',
  caller: 'account',
  action: 'year.change',
  body: z.strictObject({
    next: written,
    /** Teaching groups that go on, with their members. */
    keep: z.array(id).max(2_000),
    /** Divisions whose pupils leave: their access is suspended, nothing is deleted. */
    leaving: z.array(id).max(2_000),
    mark: z.string().max(64),
  }),
  reply: rollover,
  errors: [
    'school.dates_reversed',
    'year.none',
    'year.name_taken',
    'year.overlap',
    'year.stale',
    'year.busy',
  ],
});

export const undoRollover = route({
  id: 'year.undo',
  method: 'POST',
  path: '/api/years/rollovers/:rolloverId/undo',
  summary: 'Take a rollover back, as long as nothing depends on it',
  caller: 'account',
  action: 'year.change',
  params: z.strictObject({ rolloverId: id }),
  reply: null,
  errors: ['year.undo_over', 'year.in_use', 'year.busy'],
});
