import { Plural, Trans, useLingui } from '@lingui/react/macro';
import { DoorOpen, Link2 } from 'lucide-react';
import { capitalised, type Format } from '../../platform/web/index.ts';
import { Button } from '../../platform/web/ui/index.ts';
import type { MeetingView } from '../contract/routes.ts';
import type { LessonActions } from './lesson-actions.ts';
import { standingOf } from './timeline.ts';
import styles from './week.module.css';
import { nameOf } from './words.ts';

type Props = { meeting: MeetingView; now: Date; format: Format; actions: LessonActions };

/** The lesson that goes on or comes next: when, with whom, and the way in. */
export function NextLesson({ meeting, now, format, actions }: Props) {
  return (
    <section className={styles.hero} aria-labelledby="next-lesson">
      <div className={styles.heroWords}>
        <p className={styles.heroWhen}>
          <When meeting={meeting} now={now} format={format} />
          {meeting.knocking > 0 ? (
            <>
              {' · '}
              <Plural
                value={meeting.knocking}
                one="# élève à la porte"
                other="# élèves à la porte"
              />
            </>
          ) : null}
        </p>
        <h2 id="next-lesson">{nameOf(meeting)}</h2>
        <p>
          {format.day(meeting.startsAt) === format.day(now)
            ? null
            : `${capitalised(format.longDay(meeting.startsAt))} · `}
          {format.span(meeting.startsAt, meeting.endsAt)}
          {' · '}
          {meeting.group === null ? (
            <Trans>réunion du personnel</Trans>
          ) : (
            <Plural value={meeting.group.pupils} one="# élève attendu" other="# élèves attendus" />
          )}
        </p>
      </div>
      <div className={styles.heroActions}>
        <Button
          look="ghost"
          icon={<Link2 size={20} aria-hidden />}
          onPress={() => (meeting.group ? actions.links : actions.address)(meeting)}
        >
          {meeting.group ? <Trans>Liens et invités</Trans> : <Trans>Adresse à donner</Trans>}
        </Button>
        <Button
          icon={<DoorOpen size={20} aria-hidden />}
          pending={actions.opening === meeting.meetingId}
          onPress={() => actions.open(meeting)}
        >
          {meeting.state === 'open' ? (
            <>{meeting.group ? <Trans>Revenir en classe</Trans> : <Trans>Revenir</Trans>}</>
          ) : (
            <Trans>Ouvrir la salle</Trans>
          )}
        </Button>
      </div>
    </section>
  );
}

function When({ meeting, now, format }: Omit<Props, 'actions'>) {
  const { t } = useLingui();
  const standing = standingOf(meeting, now);
  if (standing === 'open') return t`En cours`;
  const words = format.fromNow(meeting.startsAt, now);
  return standing === 'late' ? t`À ouvrir, l’heure est passée (${words})` : capitalised(words);
}
