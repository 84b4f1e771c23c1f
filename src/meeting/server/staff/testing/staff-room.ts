import type { Role } from '../../../../access/contract/actors.ts';
import type { Browser } from '../../../../app/testing/browser.ts';
import {
  password,
  signedIn,
  type Installation,
  type School,
} from '../../../../app/testing/installation.ts';
import { createAccount } from '../../../../identity/server/index.ts';
import { createPeople } from '../../../../school/server/index.ts';
import type { MeetingView } from '../../../contract/routes.ts';
import type { Coming } from '../../../contract/staff-coming.ts';
import type { StaffMeeting } from '../../../contract/staff-routes.ts';

export type Somebody = { personId: string; username: string; browser: Browser };

/** People of the school of one role, each with an account and a browser where it is signed in. */
export async function addSomebody(
  here: Installation,
  school: School,
  role: Role,
  usernames: readonly string[],
): Promise<Somebody[]> {
  const { schoolId } = school;
  const personIds = await here.app.core.transact(async (trx) => {
    const made = await createPeople(
      trx,
      schoolId,
      usernames.map((given) => ({ role, name: { family: 'Essai', given, title: null } })),
    );
    for (const [index, personId] of made.entries())
      await createAccount(trx, { schoolId, personId, username: usernames[index] ?? '', password });
    return made;
  });
  const people: Somebody[] = [];
  for (const [index, username] of usernames.entries())
    people.push({
      username,
      personId: personIds[index] ?? '',
      browser: await signedIn(here, school, username),
    });
  return people;
}

/** 26 March 2026, from 17:00 to 18:00 in Paris. */
export const hours = {
  title: 'Conseil',
  day: '2026-03-26',
  from: '17:00',
  to: '18:00',
  opensBeforeMinutes: 10,
} as const;

export async function planMeeting(host: Browser, coming: Coming): Promise<MeetingView> {
  const planned = await host.post('/api/staff-meetings', { ...hours, coming });
  if (planned.statusCode !== 200) throw new Error(planned.body);
  return planned.json().meeting;
}

export const changeMeeting = (host: Browser, { meetingId }: MeetingView, coming: Coming) =>
  host.patch(`/api/staff-meetings/${meetingId}`, { ...hours, coming });

/** How somebody stands to a meeting, by the list that their page shows; `null` when it is not in it. */
export async function seenBy(
  browser: Browser,
  { meetingId }: { meetingId: string },
): Promise<StaffMeeting | null> {
  const list = await browser.get('/api/staff-meetings?from=2026-03-24&to=2026-05-24');
  const meetings = list.json().meetings as StaffMeeting[];
  return meetings.find((one) => one.meetingId === meetingId) ?? null;
}
