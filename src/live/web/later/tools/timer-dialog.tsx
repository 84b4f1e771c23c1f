import { Plural, Trans, useLingui } from '@lingui/react/macro';
import { Pause, Play, Plus, Square, Timer as TimerIcon } from 'lucide-react';
import { type ReactNode, useState } from 'react';
import { buttonLook } from '../../../../platform/web/looks/index.ts';
import { Dialog } from '../../../../platform/web/ui/Dialog.tsx';
import { TextField } from '../../../../platform/web/ui/TextField.tsx';
import type { TimerCommand } from '../../../contract/tools.ts';
import { useSession } from '../../page/context.ts';
import { ActionProblem } from '../people/action-problem.tsx';
import { useAction } from '../../people/use-action.ts';
import { setTimer } from '../../session/api.ts';
import { clockText } from './time-text.ts';
import { type ShownTimer, useTimer } from './use-timer.ts';
import styles from './tools.module.css';

const usual = [1, 2, 5, 10, 15, 20];
const most = 180;

type Commands = {
  isBusy: boolean;
  run: (act: TimerCommand['act'], minutes?: number | null) => Promise<boolean>;
};

/** The timer or stopwatch that the class sees: to start one, or to hold, prolong or end the present one. */
export function TimerDialog({ onClose }: { onClose: () => void }) {
  const { t } = useLingui();
  const { seatId } = useSession();
  const shown = useTimer();
  const { pending, problem, run } = useAction();
  const commands: Commands = {
    isBusy: pending !== null,
    run: (act, minutes = null) =>
      run(act, () => setTimer({ params: { seatId }, body: { act, minutes } })),
  };
  return (
    <Dialog title={t`Minuteur`} isOpen onClose={onClose} dismissable>
      {shown ? <Present shown={shown} {...commands} /> : <Start onClose={onClose} {...commands} />}
      <ActionProblem error={problem} />
    </Dialog>
  );
}

function Present({ shown, isBusy, run }: Commands & { shown: ShownTimer }) {
  const isDown = shown.left !== null;
  return (
    <div className={styles.form}>
      <p className={styles.time} role="timer">
        {clockText(shown.shown, isDown)}
      </p>
      <div className={styles.commands}>
        {shown.isOver ? null : shown.isRunning ? (
          <Command
            icon={<Pause size={20} aria-hidden />}
            isBusy={isBusy}
            onPress={() => run('pause')}
          >
            <Trans>Pause</Trans>
          </Command>
        ) : (
          <Command
            icon={<Play size={20} aria-hidden />}
            isBusy={isBusy}
            onPress={() => run('resume')}
          >
            <Trans>Reprendre</Trans>
          </Command>
        )}
        {isDown ? (
          <Command
            icon={<Plus size={20} aria-hidden />}
            isBusy={isBusy}
            onPress={() => run('add', 1)}
          >
            <Trans>1 minute de plus</Trans>
          </Command>
        ) : null}
        <Command
          icon={<Square size={20} aria-hidden />}
          isBusy={isBusy}
          onPress={() => run('stop')}
        >
          <Trans>Arrêter</Trans>
        </Command>
      </div>
    </div>
  );
}

function Start({ isBusy, run, onClose }: Commands & { onClose: () => void }) {
  const { t } = useLingui();
  const [typed, setTyped] = useState('');
  const minutes = Number(typed);
  const isGood = Number.isInteger(minutes) && minutes >= 1 && minutes <= most;
  const start = async (lasts: number | null) => {
    if (await run('start', lasts)) onClose();
  };
  return (
    <div className={styles.form}>
      <p>
        <Trans>
          Toute la classe le voit. À la fin, un son discret et un mot le disent à chacun.
        </Trans>
      </p>
      <div className={styles.commands}>
        {usual.map((lasts) => (
          <Command key={lasts} isBusy={isBusy} onPress={() => start(lasts)}>
            <Plural value={lasts} one="# minute" other="# minutes" />
          </Command>
        ))}
      </div>
      <form
        className={styles.own}
        onSubmit={(event) => {
          event.preventDefault();
          if (isGood) void start(minutes);
        }}
      >
        <TextField
          label={t`Autre durée, en minutes (${most} au plus)`}
          value={typed}
          onChange={setTyped}
          inputMode="numeric"
          autoComplete="off"
        />
        <button type="submit" className={buttonLook()} aria-disabled={isBusy || !isGood}>
          <Trans>Démarrer</Trans>
        </button>
      </form>
      <div className={styles.commands}>
        <Command
          icon={<TimerIcon size={20} aria-hidden />}
          isBusy={isBusy}
          onPress={() => start(null)}
        >
          <Trans>Chronomètre</Trans>
        </Command>
      </div>
    </div>
  );
}

function Command({
  icon,
  isBusy,
  onPress,
  children,
}: {
  icon?: ReactNode;
  isBusy: boolean;
  onPress: () => Promise<unknown>;
  children: ReactNode;
}) {
  return (
    <button
      type="button"
      className={buttonLook({ look: 'ghost' })}
      aria-disabled={isBusy}
      onClick={() => void onPress()}
    >
      {icon}
      {children}
    </button>
  );
}
