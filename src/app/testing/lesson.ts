import type { MeetingView } from '../../meeting/contract/routes.ts';
import type { EntryLinkView } from '../../entry/contract/routes.ts';
import type { Browser } from './browser.ts';
import { signedIn, type Installation, type School } from './installation.ts';

const two = (value: number) => String(value).padStart(2, '0');
const hourIn = (zone: string, instant: Date) =>
  new Intl.DateTimeFormat('fr', {
    timeZone: zone,
    hour: '2-digit',
    minute: '2-digit',
    hourCycle: 'h23',
  })
    .formatToParts(instant)
    .filter(({ type }) => type === 'hour' || type === 'minute')
    .map(({ value }) => two(Number(value)))
    .join(':');
const dayIn = (zone: string, instant: Date) =>
  new Intl.DateTimeFormat('sv', { timeZone: zone }).format(instant);

/** Tests live here: a winter Tuesday, 10:05 in Paris; in the past, so that new sessions are valid. */
export const lessonStart = new Date('2026-03-24T09:05:00Z');

const sessions = new WeakMap<School, Browser['jar']>();

/**
 * A browser of the school's teacher, with the session of the one before as long as it holds: checking a
 * password costs a tenth of a second of the processor, and a lesson is not about it.
 */
async function teacherOf(installation: Installation, school: School): Promise<Browser> {
  const again = installation.browser();
  for (const [name, value] of sessions.get(school) ?? []) again.jar.set(name, value);
  if (again.jar.size > 0 && (await again.get('/api/session')).json().me) return again;
  const teacher = await signedIn(installation, school, 'martin');
  sessions.set(school, new Map(teacher.jar));
  return teacher;
}

/** A lesson of 50 minutes from an instant on, planned by the school's teacher, with its links. */
export async function planLesson(
  installation: Installation,
  school: School,
  start = lessonStart,
): Promise<{ teacher: Browser; meeting: MeetingView; links: EntryLinkView[] }> {
  const zone = 'Europe/Paris';
  const teacher = await teacherOf(installation, school);
  const planned = await teacher.post('/api/meetings', {
    title: 'Mathématiques',
    groupId: school.groupId,
    day: dayIn(zone, start),
    from: hourIn(zone, start),
    to: hourIn(zone, new Date(start.getTime() + 50 * 60_000)),
    opensBeforeMinutes: 10,
    repeat: null,
  });
  if (planned.statusCode !== 200) throw new Error(planned.body);
  const [meeting] = planned.json().meetings as MeetingView[];
  if (!meeting) throw new Error('no lesson was planned');
  const made = await teacher.post(`/api/meetings/${meeting.meetingId}/links`, { personIds: null });
  if (made.statusCode !== 200) throw new Error(made.body);
  return { teacher, meeting, links: made.json().links };
}

/** The secret in a personal link. */
export const secretOf = (link: EntryLinkView | undefined) =>
  link === undefined ? '' : new URL(link.link).hash.slice(1);

/** Opens a lesson; answers the host's seat. */
export async function openLesson(teacher: Browser, meeting: MeetingView): Promise<string> {
  const opened = await teacher.post(`/api/meetings/${meeting.meetingId}/open`);
  if (opened.statusCode !== 200) throw new Error(opened.body);
  return opened.json().seatId;
}

/** A pupil's browser that has opened its link and knocked; answers its seat. */
export async function knockWith(installation: Installation, link: EntryLinkView | undefined) {
  const browser = installation.browser();
  const claimed = await browser.post('/api/entry/claim', { secret: secretOf(link) });
  if (claimed.statusCode !== 200) throw new Error(claimed.body);
  const { seatId } = claimed.json() as { seatId: string };
  const knocked = await browser.post(`/api/seats/${seatId}/knock`);
  if (knocked.statusCode !== 200) throw new Error(knocked.body);
  return { browser, seatId };
}
