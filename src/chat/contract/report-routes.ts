import { z } from 'zod';
import { route } from '../../platform/contract/route.ts';
import { id, instant } from '../../platform/contract/values.ts';
import { personName } from '../../school/contract/people.ts';

/** Days that a reported message is kept, sealed; then it is erased by itself. */
export const reportKeptDays = 30;

/** A report as it is listed: nothing of what was said, nor by whom. */
const report = z.strictObject({
  reportId: id,
  reportedAt: instant,
  erasedAt: instant,
  /** SHA-256 of what is sealed, as it was when it was reported. */
  hash: z.string(),
  opened: z.strictObject({ at: instant, by: personName.nullable() }).nullable(),
});
export type ReportLine = z.output<typeof report>;

/** What is kept: the message as its readers saw it, and the lesson where it was said. */
const evidence = z.strictObject({
  lesson: z.string(),
  from: personName,
  to: z.enum(['all', 'hosts', 'one']),
  /** Whom it was for, when it was to one; `null` once they are erased. */
  one: personName.nullable(),
  text: z.string(),
  at: instant,
  /** `null` once they are erased. */
  reportedBy: personName.nullable(),
});
export type Evidence = z.output<typeof evidence>;

export const listReports = route({
  id: 'chat.evidence.list',
  method: 'GET',
  path: '/api/chat-reports',
  summary: 'Messages that were reported, latest first: when, and their hashes',
  caller: 'account',
  action: 'chat.evidence',
  reply: z.strictObject({ reports: z.array(report) }),
  errors: [],
});

export const openReport = route({
  id: 'chat.evidence.open',
  method: 'POST',
  path: '/api/chat-reports/:reportId/open',
  summary: 'Read a reported message; who read it first, and when, is kept beside it',
  caller: 'account',
  action: 'chat.evidence',
  params: z.strictObject({ reportId: id }),
  reply: z.strictObject({
    evidence,
    /** What is sealed has the hash that was made when it was reported. */
    intact: z.boolean(),
    report,
  }),
  errors: [],
});

export const dropReport = route({
  id: 'chat.evidence.drop',
  method: 'DELETE',
  path: '/api/chat-reports/:reportId',
  summary: 'Erase a reported message before its time',
  caller: 'account',
  action: 'chat.evidence',
  params: z.strictObject({ reportId: id }),
  reply: null,
  errors: [],
});
