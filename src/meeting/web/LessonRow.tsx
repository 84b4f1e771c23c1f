import { Plural, Trans, useLingui } from '@lingui/react/macro';
import { DoorOpen } from 'lucide-react';
import type { ReactNode } from 'react';
import { useMe } from '../../identity/web/index.ts';
import type { Format } from '../../platform/web/index.ts';
import { cx } from '../../platform/web/looks/index.ts';
import { Button, Chip } from '../../platform/web/ui/index.ts';
import { calledName } from '../../school/contract/names.ts';
import type { MeetingView } from '../contract/routes.ts';
import type { LessonActions } from './lesson-actions.ts';
import { LessonMenu } from './LessonMenu.tsx';
import { StandingChip } from './StandingChip.tsx';
import { type Standing, standingOf } from './timeline.ts';
import styles from './week.module.css';
import { nameOf } from './words.ts';

type Props = {
  meeting: MeetingView;
  /** Shown above already with its way in: here it only keeps its place in the day. */
  featured: boolean;
  now: Date;
  format: Format;
  actions: LessonActions;
  renderOver: (meeting: MeetingView) => ReactNode;
};

const openable: readonly Standing[] = ['open', 'soon', 'late'];
const over: readonly Standing[] = ['past', 'ended', 'cancelled'];

/** What a meeting of the staff is, and how many places of it are held. */
function OfStaff({ coming }: { coming: MeetingView['coming'] }) {
  if (coming?.by !== 'reservation') return <Trans>Réunion du personnel</Trans>;
  const { held, places } = coming;
  return (
    <Trans>
      Réunion du personnel · {held} sur <Plural value={places} one="# place" other="# places" />
    </Trans>
  );
}

/** One lesson of the week: hour, class and title, state, and what can be done. */
export function LessonRow({ meeting, featured, now, format, actions, renderOver }: Props) {
  const { t } = useLingui();
  const standing = standingOf(meeting, now);
  const name = nameOf(meeting);
  const me = useMe();
  const others = meeting.hosts
    .filter(({ personId }) => personId !== me.personId)
    .map((host) => calledName(host.name))
    .join(', ');
  return (
    <li className={cx(styles.lesson, over.includes(standing) && styles.over)}>
      <p className={styles.hours}>
        {format.hour(meeting.startsAt)}
        <span className={styles.until}> – {format.hour(meeting.endsAt)}</span>
      </p>
      <div className={styles.lessonWords}>
        <h3 className={standing === 'cancelled' ? styles.struck : undefined}>{name}</h3>
        <p className={styles.soft}>
          {meeting.group === null ? (
            <OfStaff coming={meeting.coming} />
          ) : (
            <Plural
              value={meeting.group.pupils}
              _0="Aucun élève inscrit"
              one="# élève"
              other="# élèves"
            />
          )}
          {meeting.seriesId === null ? null : ` · ${t`se répète`}`}
          {others === '' ? null : ` · ${t`avec ${others}`}`}
        </p>
      </div>
      <div className={styles.lessonSide}>
        {meeting.knocking > 0 ? (
          <Chip tone="warn">
            <Plural value={meeting.knocking} one="# à la porte" other="# à la porte" />
          </Chip>
        ) : null}
        <StandingChip standing={standing} />
        {standing === 'ended' ? renderOver(meeting) : null}
        {openable.includes(standing) && !featured ? (
          <Button
            look="quiet"
            icon={<DoorOpen size={20} aria-hidden />}
            pending={actions.opening === meeting.meetingId}
            onPress={() => actions.open(meeting)}
          >
            {standing === 'open' ? <Trans>Revenir</Trans> : <Trans>Ouvrir</Trans>}
          </Button>
        ) : null}
      </div>
      <div className={styles.lessonMenu}>
        <LessonMenu meeting={meeting} actions={actions} />
      </div>
    </li>
  );
}
