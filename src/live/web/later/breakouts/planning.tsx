import { Plural, Trans, useLingui } from '@lingui/react/macro';
import { buttonLook } from '../../../../platform/web/looks/index.ts';
import { useClass, useIsOfStaff, useSession } from '../../page/context.ts';
import { ActionProblem } from '../people/action-problem.tsx';
import { rollOf } from '../../people/roll.ts';
import { useAction } from '../../people/use-action.ts';
import { useStore } from '../../session/use-store.ts';
import { openBreakouts } from './api.ts';
import styles from './breakouts.module.css';
import { Dealing } from './dealing.tsx';
import { ByChoice, Measures } from './measures.tsx';
import { groupsOf, planFrom, planOf, withPlace } from './plan.ts';
import { PlannedPerson } from './planned-person.tsx';
import { PlannedRooms } from './planned-rooms.tsx';
import { SavedPlans } from './saved-plans.tsx';

/** Who will be in which breakout: by chance, then as one likes. */
export function Planning() {
  const { t } = useLingui();
  const session = useSession();
  const plan = planOf(session);
  const planned = useStore(plan, (value) => value);
  const seats = useClass((state) => state.seats);
  const { others } = rollOf(seats.values());
  const { problem, pending, run } = useAction();
  const isOfStaff = useIsOfStaff();
  const breakouts = groupsOf(planned, new Set(others.map(({ seatId }) => seatId)));
  const placed = breakouts.flat().length;
  const place = (seatId: string, number: number) =>
    plan.update((before) => withPlace(before, seatId, number));
  const isReady = placed > 0 || planned.byChoice;
  const { minutes, byChoice } = planned;
  const body = { breakouts, minutes, byChoice, limit: byChoice ? planned.limit : null };
  const open = () =>
    void run('open', () => openBreakouts({ params: { seatId: session.seatId }, body }));
  return (
    <>
      {/* What scrolls can be reached by the keyboard. */}
      <div
        className={styles.scroll}
        // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex
        tabIndex={0}
        role="group"
        aria-label={t`Préparer les ateliers`}
      >
        <p className={styles.hint}>
          {isOfStaff ? (
            <Trans>
              Dans un atelier, on ne voit et n’entend que ceux qui y sont. Vous restez dans la salle
              principale, et passez de l’un à l’autre.
            </Trans>
          ) : (
            <Trans>
              Dans un atelier, les élèves ne voient et n’entendent que ceux qui y sont. Vous restez
              dans la salle principale, et passez de l’un à l’autre.
            </Trans>
          )}
        </p>
        <ByChoice
          isOn={planned.byChoice}
          onChange={(byChoice) => plan.update((before) => ({ ...before, byChoice }))}
        />
        <Measures planned={planned} onChange={plan.set.bind(plan)} />
        {isOfStaff ? null : (
          <SavedPlans kept={body} onOpen={(saved) => plan.set(planFrom(saved))} />
        )}
        <Dealing plan={plan} others={others} />
        <PlannedRooms left={others.length - placed} breakouts={breakouts} onPlace={place} />
        {others.length > 0 ? (
          <p className={styles.mouse}>
            <Trans>Glissez un nom sur un atelier, ou choisissez dans la liste à sa droite.</Trans>
          </p>
        ) : null}
        {others.length === 0 ? (
          <p className={styles.empty}>
            <Trans>Personne à placer : qui entre apparaît ici.</Trans>
          </p>
        ) : null}
        <ul className={styles.people}>
          {others.map((seat) => (
            <PlannedPerson
              key={seat.seatId}
              seat={seat}
              planned={planned}
              onChoose={(number) => place(seat.seatId, number)}
            />
          ))}
        </ul>
      </div>
      <div className={styles.foot}>
        <Standing placed={placed} left={others.length - placed} byChoice={planned.byChoice} />
        <ActionProblem error={problem} />
        <button
          type="button"
          className={buttonLook({ full: true })}
          aria-disabled={!isReady || pending !== null}
          aria-busy={pending !== null}
          onClick={() => isReady && open()}
        >
          <Trans>Ouvrir les ateliers</Trans>
        </button>
      </div>
    </>
  );
}

/** What opening would do. */
function Standing({ placed, left, byChoice }: { placed: number; left: number; byChoice: boolean }) {
  return (
    <p role="status">
      {placed === 0 && byChoice ? (
        <Trans>Chacun choisira son atelier.</Trans>
      ) : placed === 0 ? (
        <Trans>Placez au moins une personne.</Trans>
      ) : (
        <Plural value={placed} one="# personne placée" other="# personnes placées" />
      )}
      {placed > 0 && left > 0 ? (
        <>
          {', '}
          {byChoice ? (
            <Plural value={left} one="# choisira" other="# choisiront" />
          ) : (
            <Plural
              value={left}
              one="# reste dans la salle principale"
              other="# restent dans la salle principale"
            />
          )}
        </>
      ) : null}
    </p>
  );
}
