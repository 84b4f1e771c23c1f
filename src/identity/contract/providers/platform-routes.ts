import { z } from 'zod';
import { route } from '../../../platform/contract/route.ts';
import { id, instant, line } from '../../../platform/contract/values.ts';

const byProvider = z.strictObject({ providerId: id });
const byLink = z.strictObject({ linkId: id });

const course = z.strictObject({
  courseId: id,
  /** As the platform names it. */
  title: z.string().nullable(),
  seenAt: instant,
});
export type CourseView = z.output<typeof course>;

export const listCourses = route({
  id: 'provider.course.list',
  method: 'GET',
  path: '/api/providers/:providerId/courses',
  summary: 'Courses of a platform (LTI) whose list may be compared with the register',
  caller: 'account',
  action: 'provider.configure',
  params: byProvider,
  reply: z.strictObject({ courses: z.array(course) }),
  errors: [],
});

const matched = z.strictObject({
  /** Tied to this platform before. */
  known: z.int(),
  /** Found in the register now, by identifier. */
  tied: z.int(),
  /** Not found: they wait for the office. */
  waiting: z.int(),
  /** Suspended, out of their time, or of another school. */
  closed: z.int(),
});
export type CourseMatch = z.output<typeof matched>;

export const matchCourse = route({
  id: 'provider.course.match',
  method: 'POST',
  path: '/api/providers/:providerId/courses/:courseId/match',
  summary: 'Compare a course’s list with the register: who is known is tied, the others wait',
  caller: 'account',
  action: 'provider.configure',
  params: z.strictObject({ providerId: id, courseId: id }),
  reply: matched,
  errors: ['identity.provider_away', 'identity.provider_address', 'identity.provider_refused'],
});

const checked = z.strictObject({
  /** Keys that the platform shows and that we take. */
  keys: z.int(),
  /** Whether it lets our server ask for its courses’ lists. */
  lists: z.enum(['granted', 'refused', 'unused']),
});
export type PlatformCheck = z.output<typeof checked>;

export const checkPlatform = route({
  id: 'provider.platform.check',
  method: 'POST',
  path: '/api/providers/:providerId/check',
  summary: 'Ask a platform (LTI) for its keys, and for access to its lists',
  caller: 'account',
  action: 'provider.configure',
  params: byProvider,
  reply: checked,
  errors: ['identity.provider_away', 'identity.provider_address', 'identity.provider_refused'],
});

export const readCourseLink = route({
  id: 'course.link.read',
  method: 'GET',
  path: '/api/course-links/:linkId',
  summary:
    'Which platform asked what its course shall link to; minutes, and for who came from there',
  caller: 'account',
  action: 'course.link',
  params: byLink,
  reply: z.strictObject({ platform: z.string(), course: z.string().nullable() }),
  errors: [],
});

export const answerCourseLink = route({
  id: 'course.link.answer',
  method: 'GET',
  path: '/api/course-links/:linkId/answer',
  summary: 'A page that gives the chosen lesson’s lasting address back to the platform',
  caller: 'account',
  action: 'course.link',
  params: byLink,
  query: z.strictObject({
    title: line(200),
    /** A page of ours that holds no secret. */
    page: z.string().regex(/^\/(semaine|cours\/[0-9a-f-]{36})$/),
  }),
  reply: 'page',
  errors: [],
});
