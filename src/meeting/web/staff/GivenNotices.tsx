import { Trans } from '@lingui/react/macro';
import type { Format } from '../../../platform/web/index.ts';
import { Button, Notice, toastProblem } from '../../../platform/web/ui/index.ts';
import type { StaffMeeting } from '../../contract/staff-routes.ts';
import { useReadGiven } from './staff.ts';

type Props = { meetings: readonly StaffMeeting[]; format: Format };

/** Tells of each place that the waiting list gave, until its holder says that they have read it. */
export function GivenNotices({ meetings, format }: Props) {
  const read = useReadGiven();
  return meetings
    .filter(({ own, state }) => own.is === 'held' && own.given && state === 'planned')
    .map(({ meetingId, title, startsAt, endsAt }) => {
      const [day, hours] = [format.longDay(startsAt), format.span(startsAt, endsAt)];
      return (
        <Notice
          key={meetingId}
          tone="good"
          title={<Trans>Une place s’est libérée, elle est à vous</Trans>}
          actions={
            <Button
              look="ghost"
              pending={read.isPending && read.variables === meetingId}
              onPress={() => read.mutate(meetingId, { onError: toastProblem })}
            >
              <Trans>C’est noté</Trans>
            </Button>
          }
        >
          <p>
            <Trans>
              {title}, {day}, {hours}. Si vous ne venez pas, rendez-la : elle ira à la personne
              suivante.
            </Trans>
          </p>
        </Notice>
      );
    });
}
