import { Trans, useLingui } from '@lingui/react/macro';
import { MonitorUp } from 'lucide-react';
import { useState } from 'react';
import { buttonLook, cx } from '../../../../platform/web/looks/index.ts';
import { calledName } from '../../../../school/contract/names.ts';
import { useClass, useInClass, useSeatMedia, useSession } from '../../page/context.ts';
import { useStore } from '../../session/use-store.ts';
import styles from '../../stage/stage.module.css';
import { Video } from '../../stage/video.tsx';

/** A shared screen in the large place, and which one when there are several. */
export default function ScreenShare({ seatId }: { seatId: string }) {
  const isMine = useClass(({ me }) => me.seatId === seatId);
  return (
    <div className={styles.screen}>
      {isMine ? <OwnShare /> : <TheirShare seatId={seatId} />}
      <Several shown={seatId} />
    </div>
  );
}

function TheirShare({ seatId }: { seatId: string }) {
  const { t } = useLingui();
  const seat = useClass(({ seats }) => seats.get(seatId));
  const { screen } = useSeatMedia(seatId);
  if (!screen) return null;
  const name = seat && calledName(seat.name);
  // Whoever may not see the list sees the screen, and not whose it is.
  const label = name ? t`Écran de ${name}` : t`Écran partagé`;
  return (
    <>
      <Video track={screen.track} whole label={label} />
      <span className={styles.screenTag}>
        <MonitorUp size={18} aria-hidden />
        {label}
      </span>
    </>
  );
}

/** One's own screen is not shown at once: the class's own window in it would repeat without end. */
function OwnShare() {
  const { t } = useLingui();
  const { screen } = useSession().own;
  const withSound = useStore(screen.state, (state) => state.withSound);
  const [isShown, setShown] = useState(false);
  const track = screen.picture;
  return (
    <>
      {isShown && track ? <Video track={track} whole label={t`Votre écran`} /> : null}
      <div className={cx(styles.ownShare, isShown && styles.overPicture)}>
        {isShown ? null : <MonitorUp size={48} aria-hidden />}
        <p>
          {withSound
            ? t`Tout le monde voit votre écran et entend son son.`
            : t`Tout le monde voit votre écran, sans le son.`}
        </p>
        <div className={styles.ownShareActions}>
          <button
            type="button"
            className={buttonLook({ look: 'quiet' })}
            onClick={() => setShown(!isShown)}
          >
            {isShown ? t`Cacher l’aperçu` : t`Voir l’aperçu`}
          </button>
          <button
            type="button"
            className={buttonLook({ look: 'danger' })}
            onClick={() => void screen.stop()}
          >
            <Trans>Arrêter le partage</Trans>
          </button>
        </div>
      </div>
    </>
  );
}

function Several({ shown }: { shown: string }) {
  const { session, ui } = useInClass();
  const { t } = useLingui();
  const screens = useStore(session.attention.screens, (value) => value);
  const seats = useClass((state) => state.seats);
  if (screens.length < 2) return null;
  return (
    <div className={styles.several} role="group" aria-label={t`Écrans partagés`}>
      {screens.map((seatId) => {
        const seat = seats.get(seatId);
        return (
          <button
            key={seatId}
            type="button"
            aria-pressed={seatId === shown}
            onClick={() => ui.update((state) => ({ ...state, pickedScreen: seatId }))}
          >
            {seat ? calledName(seat.name) : t`Écran partagé`}
          </button>
        );
      })}
    </div>
  );
}
