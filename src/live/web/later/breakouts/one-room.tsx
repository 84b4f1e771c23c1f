import { Plural, Trans, useLingui } from '@lingui/react/macro';
import { Headphones, LogIn, Undo2 } from 'lucide-react';
import { buttonLook, cx } from '../../../../platform/web/looks/index.ts';
import type { BreakoutSet } from '../../../contract/breakout-routes.ts';
import type { ClassSeat } from '../../../contract/routes.ts';
import { useClass, usePlaceOf, useSession } from '../../page/context.ts';
import { rollOf } from '../../people/roll.ts';
import type { Breakout } from '../../session/place.ts';
import styles from './breakouts.module.css';
import { BreakoutPeople } from './breakout-people.tsx';
import { useDrop } from './drag.ts';
import type { Leading } from './use-leading.ts';

/** Who is in no breakout. */
export function MainRoom({
  left,
  set,
  leading,
}: {
  left: readonly ClassSeat[];
  set: BreakoutSet;
  leading: Leading;
}) {
  const { isOver, handlers } = useDrop((seatId) => leading.place([seatId], null));
  return (
    <section
      className={cx(styles.card, isOver && styles.over)}
      aria-labelledby="main-room"
      {...handlers}
    >
      <h3 id="main-room">
        <Trans>Salle principale</Trans>
        <span className={styles.count}>{left.length}</span>
      </h3>
      <p className={styles.hint}>
        {left.length === 0 ? (
          <Trans>Tout le monde est en atelier.</Trans>
        ) : set.byChoice ? (
          <Plural
            value={left.length}
            one="# personne n’a pas encore choisi."
            other="# personnes n’ont pas encore choisi."
          />
        ) : (
          <Plural
            value={left.length}
            one="# personne n’est dans aucun atelier : à vous de la placer."
            other="# personnes ne sont dans aucun atelier : à vous de les placer."
          />
        )}
      </p>
      <BreakoutPeople people={left} set={set} leading={leading} />
    </section>
  );
}

/** A breakout: who is in it, whether it calls, and the way there. */
export function OneBreakout({
  breakout,
  set,
  leading,
}: {
  breakout: Breakout;
  set: BreakoutSet;
  leading: Leading;
}) {
  const { t } = useLingui();
  const seats = useClass((state) => state.seats);
  const { breakoutId, number, called } = breakout;
  const { hosts, others } = rollOf(breakout.seatIds.flatMap((id) => seats.get(id) ?? []));
  const isHere = usePlaceOf(useSession().seatId)?.breakoutId === breakoutId;
  const title = `breakout-${number}`;
  const { isOver, handlers } = useDrop((dropped) => leading.place([dropped], breakoutId));
  return (
    <section
      className={cx(styles.card, isOver && styles.over)}
      aria-labelledby={title}
      {...handlers}
    >
      <h3 id={title}>
        <Trans>Atelier {number}</Trans>
        <span className={styles.count}>
          {set.limit === null ? others.length : t`${others.length} sur ${set.limit}`}
        </span>
      </h3>
      {called ? (
        <p className={styles.called}>
          <Trans>Cet atelier vous appelle.</Trans>
          <button
            type="button"
            className={buttonLook({ look: 'ghost', size: 'small' })}
            aria-label={t`Vu, atelier ${number}`}
            onClick={() => leading.answer(breakoutId)}
          >
            <Trans>Vu</Trans>
          </button>
        </p>
      ) : null}
      {breakout.seatIds.length === 0 ? (
        <p className={styles.empty}>
          <Trans>Personne.</Trans>
        </p>
      ) : null}
      <BreakoutPeople people={[...hosts, ...others]} set={set} leading={leading} />
      <div className={styles.actions}>
        <button
          type="button"
          className={buttonLook({ look: isHere ? 'ghost' : 'quiet', size: 'small' })}
          aria-label={isHere ? undefined : t`Y passer : atelier ${number}`}
          onClick={() => leading.goTo(isHere ? null : breakoutId)}
        >
          {isHere ? <Undo2 size={18} aria-hidden /> : <LogIn size={18} aria-hidden />}
          {isHere ? t`Revenir` : t`Y passer`}
        </button>
        {isHere ? null : (
          <button
            type="button"
            className={buttonLook({ look: 'plain', size: 'small' })}
            aria-label={t`Écouter depuis le balcon : atelier ${number}`}
            onClick={() => leading.listen(breakoutId)}
          >
            <Headphones size={18} aria-hidden />
            <Trans>Écouter</Trans>
          </button>
        )}
        <button
          type="button"
          className={buttonLook({ look: 'plain', size: 'small' })}
          aria-label={t`Fermer l’atelier ${number}`}
          onClick={() => void leading.close(breakoutId)}
        >
          <Trans>Fermer</Trans>
        </button>
      </div>
    </section>
  );
}
