import { useLingui } from '@lingui/react/macro';
import { useMe } from '../../../identity/web/index.ts';
import type { MeetingView } from '../../../meeting/contract/routes.ts';
import { capitalised } from '../../../platform/web/index.ts';
import { Dialog, ProblemNotice, Tabs, useFormat } from '../../../platform/web/ui/index.ts';
import { groupLabel } from '../../../school/contract/group-label.ts';
import { ClassLink } from './ClassLink.tsx';
import { GuestLinks } from './GuestLinks.tsx';
import { PupilLinks } from './PupilLinks.tsx';
import { hasLinks, RenewAll } from './RenewAll.tsx';
import styles from './links.module.css';
import { useLinks } from './links.ts';

/** A lesson: a meeting of a class. */
type Lesson = MeetingView & { group: NonNullable<MeetingView['group']> };
type Props = { meeting: Lesson; onClose: () => void };

/** All ways into a lesson that a teacher hands out: to pupils, to the class, to guests. */
export function LinksDialog({ meeting, onClose }: Props) {
  const { t } = useLingui();
  const format = useFormat(useMe().school.timeZone);
  const links = useLinks(meeting.meetingId);
  return (
    <Dialog
      wide
      title={t`Liens et invités`}
      isOpen
      onClose={onClose}
      {...(hasLinks(links) ? { footer: <RenewAll links={links} /> } : {})}
    >
      <p className={styles.lesson}>
        <strong>
          {groupLabel(meeting.group.name)} · {meeting.title}
        </strong>
        <br />
        {capitalised(format.longDay(meeting.startsAt))},{' '}
        {format.span(meeting.startsAt, meeting.endsAt)}
      </p>
      {links.door.error ? (
        <ProblemNotice
          error={links.door.error}
          retrying={links.door.isFetching}
          onRetry={() => void links.door.refetch()}
        />
      ) : null}
      <Tabs
        label={t`Liens et invités`}
        items={[
          {
            id: 'pupils',
            label: t`Élèves`,
            panel: <PupilLinks groupId={meeting.group.groupId} links={links} />,
          },
          { id: 'class', label: t`Classe`, panel: <ClassLink meeting={meeting} links={links} /> },
          { id: 'guests', label: t`Invités`, panel: <GuestLinks links={links} /> },
        ]}
      />
    </Dialog>
  );
}
