import { Trans, useLingui } from '@lingui/react/macro';
import { MessageSquare, Timer } from 'lucide-react';
import { buttonLook } from '../../../../platform/web/looks/index.ts';
import { AskFirst } from '../../../../platform/web/ui/AskFirst.tsx';
import type { BreakoutSet } from '../../../contract/breakout-routes.ts';
import { LazyMenu } from '../../menus/lazy-menu.tsx';
import type { MenuEntry } from '../../menus/menu-entry.ts';
import { useClass, useInClass } from '../../page/context.ts';
import { ActionProblem } from '../people/action-problem.tsx';
import { rollOf } from '../../people/roll.ts';
import styles from './breakouts.module.css';
import { MainRoom, OneBreakout } from './one-room.tsx';
import { clockText, useSecondsLeft } from './time-left.ts';
import { type Leading, useLeading } from './use-leading.ts';

/** The open breakouts: who is where, who calls, and all that can be done about it. */
export function OpenBreakouts({ set }: { set: BreakoutSet }) {
  const { t } = useLingui();
  const leading = useLeading();
  const seats = useClass((state) => state.seats);
  const { others } = rollOf(seats.values());
  const placed = new Set(set.breakouts.flatMap(({ seatIds }) => seatIds));
  const left = others.filter(({ seatId }) => !placed.has(seatId));
  return (
    <>
      {/* What scrolls can be reached by the keyboard. */}
      {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex */}
      <div className={styles.scroll} tabIndex={0} role="group" aria-label={t`Ateliers ouverts`}>
        <Clock set={set} leading={leading} />
        <ActionProblem error={leading.problem} />
        <MainRoom left={left} set={set} leading={leading} />
        {set.breakouts.map((breakout) => (
          <OneBreakout key={breakout.breakoutId} {...{ breakout, set, leading }} />
        ))}
      </div>
      <Foot leading={leading} />
    </>
  );
}

function Clock({ set, leading }: { set: BreakoutSet; leading: Leading }) {
  const { t } = useLingui();
  const seconds = useSecondsLeft(set);
  const entries: MenuEntry[] = [
    ...[1, 2, 5, 10, 15, 20, 30].map((minutes) => ({
      id: String(minutes),
      text: t`Finir dans ${minutes} min`,
      onAction: () => leading.setTimer(minutes),
    })),
    { id: 'never', text: t`Sans limite`, onAction: () => leading.setTimer(null) },
  ];
  const clock = seconds === null ? null : clockText(seconds);
  return (
    <div className={styles.clock}>
      <Timer size={20} aria-hidden />
      <p>{clock === null ? t`Sans limite de temps` : t`Encore ${clock}`}</p>
      <LazyMenu
        label={t`Changer la durée`}
        entries={entries}
        renderTrigger={({ ref, isOpen, onPress }) => (
          <button
            ref={ref}
            type="button"
            className={buttonLook({ look: 'quiet', size: 'small' })}
            aria-haspopup="menu"
            aria-expanded={isOpen}
            onClick={onPress}
          >
            <Trans>Changer la durée</Trans>
          </button>
        )}
      />
    </div>
  );
}

function Foot({ leading }: { leading: Leading }) {
  const { t } = useLingui();
  const { ui } = useInClass();
  return (
    <div className={styles.foot}>
      <button
        type="button"
        className={buttonLook({ look: 'ghost', full: true })}
        onClick={() => ui.update((state) => ({ ...state, panel: 'messages' }))}
      >
        <MessageSquare size={20} aria-hidden />
        <Trans>Écrire à tous les ateliers</Trans>
      </button>
      <AskFirst
        look={{ look: 'danger', full: true }}
        question={t`Fermer tous les ateliers\u00a0? Chacun revient dans la salle principale.`}
        yes={t`Fermer tout`}
        no={t`Laisser ouverts`}
        onYes={() => leading.close(null)}
      >
        <Trans>Fermer tous les ateliers</Trans>
      </AskFirst>
    </div>
  );
}
