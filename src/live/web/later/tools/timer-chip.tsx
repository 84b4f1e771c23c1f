import { useLingui } from '@lingui/react/macro';
import { BellRing, Hourglass, Pause, Timer as TimerIcon } from 'lucide-react';
import { useEffect, useRef } from 'react';
import { announce } from '../../../../platform/web/index.ts';
import { cx } from '../../../../platform/web/looks/index.ts';
import { useInClass, useIsHost } from '../../page/context.ts';
import header from '../../page/header.module.css';
import { openDialog } from '../../page/ui-state.ts';
import { ringBell } from './bell.ts';
import { clockText } from './time-text.ts';
import { type ShownTimer, useTimer } from './use-timer.ts';
import styles from './tools.module.css';

/** The timer or stopwatch that everybody sees, in the header; a press of who leads opens its commands. */
export default function TimerChip() {
  const timer = useTimer();
  return timer === null ? null : <Shown shown={timer} />;
}

function Shown({ shown }: { shown: ShownTimer }) {
  const { ui } = useInClass();
  const { t } = useLingui();
  const isHost = useIsHost();
  useEnd(shown);
  const isDown = shown.left !== null;
  const time = clockText(shown.shown, isDown);
  const Icon = shown.isOver ? BellRing : !shown.isRunning ? Pause : isDown ? Hourglass : TimerIcon;
  const words = shown.isOver ? t`Temps écoulé` : time;
  const name = isDown ? t`Minuteur` : t`Chronomètre`;
  const look = cx(header.chip, styles.timer, shown.isOver && header.knock);
  const face = (
    <>
      <Icon size={18} aria-hidden />
      <span role="timer" aria-label={name}>
        {words}
      </span>
    </>
  );
  return isHost ? (
    <button
      type="button"
      className={look}
      title={t`Régler le minuteur`}
      onClick={() => openDialog(ui, { kind: 'timer' })}
    >
      {face}
    </button>
  ) : (
    <span className={look}>{face}</span>
  );
}

/** At its end a timer is heard, said and shown: never one of them alone. One that was over before is not. */
function useEnd({ isOver }: ShownTimer): void {
  const { t } = useLingui();
  const wasOver = useRef(isOver);
  useEffect(() => {
    if (isOver && !wasOver.current) {
      ringBell();
      announce(t`Le temps est écoulé.`, 'assertive');
    }
    wasOver.current = isOver;
  }, [isOver, t]);
}
