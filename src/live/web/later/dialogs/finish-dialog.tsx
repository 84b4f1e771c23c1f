import { Plural, Trans, useLingui } from '@lingui/react/macro';
import { BookOpen, DoorOpen, LogOut, RefreshCw } from 'lucide-react';
import type { ReactNode } from 'react';
import { caller, formatFor, language, wallTimeText } from '../../../../platform/web/index.ts';
import { buttonLook } from '../../../../platform/web/looks/index.ts';
import { Dialog } from '../../../../platform/web/ui/Dialog.tsx';
import type { NextLesson, turnPage } from '../../../contract/turn-routes.ts';
import { useClass, useInClass, useIsOfStaff, useSession, useUi } from '../../page/context.ts';
import { openDialog } from '../../page/ui-state.ts';
import { useClassActions } from '../../page/use-class-actions.ts';
import { ActionProblem } from '../people/action-problem.tsx';
import { useAction } from '../../people/use-action.ts';
import { endClass } from '../../session/api.ts';
import styles from './dialogs.module.css';

const turn = caller<typeof turnPage>('POST /api/seats/:seatId/class/turn');

/** The host's ways out: to the next lesson, with everybody, alone; or the same lesson made anew. */
export function FinishDialog({ onClose }: { onClose: () => void }) {
  const { t } = useLingui();
  const isOfStaff = useIsOfStaff();
  const next = useUi((state) => state.next);
  const action = useAction();
  return (
    <Dialog
      title={isOfStaff ? t`Finir la réunion ?` : t`Finir le cours ?`}
      isOpen
      onClose={onClose}
      dismissable
    >
      <div className={styles.ways}>
        {next ? <Turn next={next} action={action} /> : null}
        <EndForAll action={action} />
        <Leave />
        {isOfStaff ? null : <Remake action={action} />}
      </div>
      <ActionProblem error={action.problem} />
    </Dialog>
  );
}

type Asking = { action: ReturnType<typeof useAction> };

function Turn({ next, action }: Asking & { next: NextLesson }) {
  const { seatId } = useSession();
  const { ui } = useInClass();
  const turnTo = async () => {
    // The page follows by the event that it is told.
    const body = { meetingId: next.meetingId };
    if (!(await action.run('turn', () => turn({ params: { seatId }, body })))) return;
    ui.update((state) => ({ ...state, dialog: null, next: null }));
  };
  return (
    <Way
      look="primary"
      icon={<BookOpen size={22} aria-hidden />}
      words={<Trans>Tourner la page</Trans>}
      isBusy={action.pending !== null}
      onPress={() => void turnTo()}
    >
      <NextWords next={next} />
    </Way>
  );
}

function EndForAll({ action }: Asking) {
  const session = useSession();
  const { onLeave } = useInClass();
  const isOfStaff = useIsOfStaff();
  const endForAll = async () => {
    const params = { seatId: session.seatId };
    if (!(await action.run('end', () => endClass({ params })))) return;
    await session.stop();
    onLeave();
  };
  return (
    <Way
      look="danger"
      icon={<DoorOpen size={22} aria-hidden />}
      words={<Trans>Finir pour tout le monde</Trans>}
      isBusy={action.pending !== null}
      onPress={() => void endForAll()}
    >
      {isOfStaff ? (
        <Trans>Toutes les personnes présentes sortent.</Trans>
      ) : (
        <Trans>Tous les élèves sortent et les liens de ce cours ne s’ouvrent plus.</Trans>
      )}
    </Way>
  );
}

function Leave() {
  const { leave } = useClassActions();
  const isOfStaff = useIsOfStaff();
  return (
    <Way
      look="ghost"
      icon={<LogOut size={22} aria-hidden />}
      words={<Trans>Sortir sans finir</Trans>}
      isBusy={false}
      onPress={() => void leave()}
    >
      {isOfStaff ? (
        <Trans>La réunion continue sans vous ; vous y revenez depuis votre semaine.</Trans>
      ) : (
        <Trans>La classe continue sans vous ; vous pourrez y revenir depuis votre semaine.</Trans>
      )}
    </Way>
  );
}

function Remake({ action }: Asking) {
  const { ui } = useInClass();
  return (
    <Way
      look="ghost"
      icon={<RefreshCw size={22} aria-hidden />}
      words={<Trans>Refaire le cours…</Trans>}
      isBusy={action.pending !== null}
      onPress={() => openDialog(ui, { kind: 'remake' })}
    >
      <Trans>Le cours est perturbé : une nouvelle salle s’ouvre, et la classe y passe.</Trans>
    </Way>
  );
}

type WayProps = {
  look: 'primary' | 'danger' | 'ghost';
  icon: ReactNode;
  words: ReactNode;
  isBusy: boolean;
  onPress: () => void;
  /** What comes of it. */
  children: ReactNode;
};

function Way({ look, icon, words, isBusy, onPress, children }: WayProps) {
  return (
    <>
      <button
        type="button"
        className={buttonLook({ look, size: 'large', full: true })}
        onClick={onPress}
        aria-disabled={isBusy}
      >
        {icon}
        {words}
      </button>
      <p>{children}</p>
    </>
  );
}

/** Which lesson comes, and who enters. */
function NextWords({ next }: { next: NextLesson }) {
  const timeZone = useClass(({ meeting }) => meeting.timeZone);
  const { group, title } = next;
  const hour = wallTimeText(formatFor(language(), timeZone).wallTime(next.startsAt), language());
  return (
    <>
      <Trans>
        Ce cours se termine pour tous et celui de {group} commence ({title}, {hour}).
      </Trans>{' '}
      <Plural
        value={next.waiting}
        _0="Personne n’attend encore à sa porte."
        one="# élève attend à sa porte et entre."
        other="# élèves attendent à sa porte et entrent."
      />
    </>
  );
}
