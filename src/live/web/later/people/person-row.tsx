import { useLingui } from '@lingui/react/macro';
import { Mic, MicOff, Volume2, WifiOff } from 'lucide-react';
import { lazy, memo, Suspense } from 'react';
import { fetchClassPiece } from '../../piece.ts';
import { avatarLook, cx } from '../../../../platform/web/looks/index.ts';
import { calledName, initials, listedName } from '../../../../school/contract/names.ts';
import type { ClassSeat } from '../../../contract/routes.ts';
import { QualitySign } from '../../media/quality-sign.tsx';
import {
  useAddress,
  useClass,
  useIsHost,
  usePlaceOf,
  useSeatMedia,
  useSession,
} from '../../page/context.ts';
import { useStore } from '../../session/use-store.ts';
import { HandSign } from '../../people/hand-sign.tsx';
import styles from './people.module.css';

const PersonMenu = lazy(() => fetchClassPiece(() => import('../leading/person-menu.tsx')));

/** One person in the list: name, line, microphone, and for hosts what can be done. */
export const PersonRow = memo(function PersonRow({ seat }: { seat: ClassSeat }) {
  const say = useAddress();
  const { t } = useLingui();
  const isMe = useClass(({ me }) => me.seatId === seat.seatId);
  const isHost = useIsHost();
  const isThere = useStore(
    useSession().media.view,
    (view) => isMe || seat.connected || view.has(seat.seatId),
  );
  const place = usePlaceOf(seat.seatId);
  const mine = usePlaceOf(useSession().seatId);
  const elsewhere = isThere && place !== mine ? place : undefined;
  const name = seat.role === 'host' ? calledName(seat.name) : listedName(seat.name);
  return (
    <li className={cx(styles.person, !isThere && styles.away)}>
      <span className={avatarLook(seat.seatId, 'small')} aria-hidden>
        {initials(seat.name)}
      </span>
      <span className={styles.name}>
        {name}
        {isMe ? <span className={styles.you}> {say(t`(toi)`, t`(vous)`)}</span> : null}
        {seat.role === 'guest' ? <span className={styles.guest}>{t`invité`}</span> : null}
        {isThere ? null : <span className={styles.cut}>{t`liaison coupée`}</span>}
      </span>
      <HandSign seatId={seat.seatId} />
      {elsewhere ? (
        <span className={styles.cut}>{t`Atelier ${elsewhere.number}`}</span>
      ) : isThere ? (
        <Signs seatId={seat.seatId} isMe={isMe} />
      ) : (
        <WifiOff size={20} className={cx(styles.gone)} aria-hidden />
      )}
      {isHost && !isMe ? (
        <Suspense>
          <PersonMenu seat={seat} name={name} />
        </Suspense>
      ) : null}
    </li>
  );
});

function Signs({ seatId, isMe }: { seatId: string; isMe: boolean }) {
  const { t } = useLingui();
  const session = useSession();
  const media = useSeatMedia(seatId);
  const ownIsOpen = useStore(session.own.microphone.state, ({ power }) => power === 'on');
  const isOpen = isMe ? ownIsOpen : media.microphone === 'on';
  const Icon = media.speaking ? Volume2 : isOpen ? Mic : MicOff;
  const label = media.speaking ? t`parle` : isOpen ? t`micro ouvert` : t`micro coupé`;
  return (
    <span className={styles.signs}>
      {isMe ? null : <QualitySign quality={media.quality} />}
      <Icon
        size={20}
        role="img"
        aria-label={label}
        className={cx(styles.mic, isOpen && styles.open, media.speaking && styles.speaking)}
      />
    </span>
  );
}
