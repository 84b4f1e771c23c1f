import { Plural, Trans, useLingui } from '@lingui/react/macro';
import { DoorOpen, Users } from 'lucide-react';
import { lazy, Suspense } from 'react';
import { formatFor, language } from '../../../platform/web/index.ts';
import { cx } from '../../../platform/web/looks/index.ts';
import { QualityChip } from '../media/quality-sign.tsx';
import { useSettledLine } from './chat-slot.tsx';
import { useClass, useInClass, useIsHost, useIsOfStaff, useSeatMedia, useUi } from './context.ts';
import { useMissing } from '../people/use-missing.ts';
import { fetchClassPiece } from '../piece.ts';
import styles from './header.module.css';

const HandsChip = lazy(() => fetchClassPiece(() => import('../later/hands/hands-chip.tsx')));
const Reactions = lazy(() => fetchClassPiece(() => import('../later/tools/reactions.tsx')));
const TimerChip = lazy(() => fetchClassPiece(() => import('../later/tools/timer-chip.tsx')));
const NextClass = lazy(() => fetchClassPiece(() => import('../later/leading/next-class.tsx')));

/** What the lesson is, who is there, who knocks, and how one's own line is. */
export function Header() {
  const meeting = useClass((state) => state.meeting);
  const me = useClass((state) => state.me.seatId);
  const isHost = useIsHost();
  const isSettled = useSettledLine();
  const hasTimer = useClass(({ timer }) => timer !== null);
  const { quality } = useSeatMedia(me);
  const hours = formatFor(language(), meeting.timeZone).span(meeting.startsAt, meeting.endsAt);
  return (
    <header className={styles.head}>
      <h1 className={styles.title}>
        {meeting.group === null ? null : `${meeting.group} · `}
        {meeting.title}
      </h1>
      <span className={styles.hours}>{hours}</span>
      {isHost ? <Counts /> : null}
      {hasTimer ? (
        <Suspense>
          <TimerChip />
        </Suspense>
      ) : null}
      {isSettled ? (
        <Suspense fallback={<span className={styles.space} />}>
          <Reactions />
        </Suspense>
      ) : (
        <span className={styles.space} />
      )}
      <QualityChip quality={quality} />
    </header>
  );
}

function Counts() {
  const { ui } = useInClass();
  const { t } = useLingui();
  const present = useClass(
    ({ seats }) => [...seats.values()].filter(({ role }) => role !== 'host').length,
  );
  const missing = useMissing().length;
  const isOfStaff = useIsOfStaff();
  const knocking = useClass((state) => state.knocking.size);
  const isShown = useUi(({ knockSign }) => knockSign);
  const showPeople = () => ui.update((state) => ({ ...state, panel: 'people' }));
  return (
    <>
      <button
        type="button"
        className={styles.chip}
        onClick={showPeople}
        title={t`Voir les personnes`}
      >
        <Users size={18} aria-hidden />
        <span>
          <Plural value={present} _0="0 présent" one="# présent" other="# présents" />
          {isOfStaff && missing === 0 ? null : (
            <span className={styles.more}>
              {' · '}
              <Plural value={missing} _0="aucun absent" one="# absent" other="# absents" />
            </span>
          )}
        </span>
      </button>
      {knocking > 0 && isShown ? (
        <button type="button" className={cx(styles.chip, styles.knock)} onClick={showPeople}>
          <DoorOpen size={18} aria-hidden />
          <Trans>
            <Plural value={knocking} one="# frappe" other="# frappent" />
          </Trans>
        </button>
      ) : null}
      <Suspense>
        <HandsChip />
        {isOfStaff ? null : <NextClass />}
      </Suspense>
    </>
  );
}
