import { useLingui } from '@lingui/react/macro';
import { useQuery } from '@tanstack/react-query';
import { CourseLinkPage, useMe } from '../../../identity/web/index.ts';
import { mondayOf, nameOf, weekQuery } from '../../../meeting/web/index.ts';
import { capitalised } from '../../../platform/web/index.ts';
import { useFormat, useNow } from '../../../platform/web/ui/index.ts';

const weekMs = 7 * 24 * 3_600_000;

/** Brings together the platform's question and the teacher's lessons of this week and the next. */
export function CourseLinkRoute({ linkId }: { linkId: string }) {
  const { t } = useLingui();
  const format = useFormat(useMe().school.timeZone);
  const now = useNow();
  const next = new Date(now.getTime() + weekMs);
  const [first, second] = [
    useQuery(weekQuery(mondayOf(format.day(now)))),
    useQuery(weekQuery(mondayOf(format.day(next)))),
  ];
  const meetings = [...(first.data ?? []), ...(second.data ?? [])].filter(
    ({ state, endsAt }) => ['planned', 'open'].includes(state) && new Date(endsAt) > now,
  );
  return (
    <CourseLinkPage
      linkId={linkId}
      week={{
        title: t`Tous les cours de Préau`,
        when: t`Chaque personne y trouve les siens, semaine après semaine.`,
        page: '/semaine',
      }}
      lessons={meetings.map((meeting) => ({
        title: nameOf(meeting),
        when: `${capitalised(format.longDay(meeting.startsAt))} · ${format.span(meeting.startsAt, meeting.endsAt)}`,
        page: `/cours/${meeting.meetingId}`,
      }))}
    />
  );
}
