import { Trans, useLingui } from '@lingui/react/macro';
import { Undo2 } from 'lucide-react';
import {
  type Right,
  rightsAsSet,
  type RightsOf,
  settingOf,
  standingOf,
} from '../../../../access/contract/rights.ts';
import { buttonLook } from '../../../../platform/web/looks/index.ts';
import { Dialog } from '../../../../platform/web/ui/Dialog.tsx';
import { Switch } from '../../../../platform/web/ui/Switch.tsx';
import { calledName } from '../../../../school/contract/names.ts';
import { Presets } from '../leading/presets.tsx';
import { shownRights, useOriginWords, useRightWords } from '../leading/right-words.ts';
import { useClass, useIsOfStaff, useSession } from '../../page/context.ts';
import { ActionProblem } from '../people/action-problem.tsx';
import { useAction } from '../../people/use-action.ts';
import { quiet, setRights } from '../../session/api.ts';
import styles from './dialogs.module.css';

/** What the class may do, or one person of it: each right, its present value, and where that comes from. */
export function RightsDialog({ seatId, onClose }: { seatId: string | null; onClose: () => void }) {
  const { t } = useLingui();
  const session = useSession();
  const seat = useClass(({ seats }) => (seatId === null ? undefined : seats.get(seatId)));
  const layers = useClass(({ me }) => me.rights);
  const isOfStaff = useIsOfStaff();
  const calm = useClass((state) => state.calm);
  const meetingId = useClass(({ meeting }) => meeting.meetingId);
  const { problem, pending, run } = useAction();
  if (seatId !== null && !seat) return null;
  const layer = seatId === null ? 'meeting' : 'person';
  const of: RightsOf = {
    role: seat?.role ?? (isOfStaff ? 'colleague' : 'pupil'),
    calm,
    rights: { ...layers, person: seat?.rights ?? {} },
  };
  const set = (right: Right, value: boolean | null) =>
    void run(right, () =>
      setRights({
        params: { seatId: session.seatId },
        body: { seatIds: seatId === null ? null : [seatId], rights: { [right]: value } },
      }),
    );
  const silence = () =>
    void run('quiet', () =>
      quiet({ params: { seatId: session.seatId }, body: { seatIds: null, source: 'microphone' } }),
    );
  return (
    <Dialog
      title={
        seat
          ? t`Droits de ${calledName(seat.name)}`
          : isOfStaff
            ? t`Droits des collègues`
            : t`Droits des élèves`
      }
      isOpen
      onClose={onClose}
      dismissable
      footer={
        seatId === null ? (
          <button
            type="button"
            className={buttonLook({ look: 'ghost' })}
            aria-disabled={pending !== null}
            onClick={silence}
          >
            <Trans>Couper tous les micros</Trans>
          </button>
        ) : undefined
      }
    >
      {seatId === null && !isOfStaff ? (
        <Presets meetingId={meetingId} present={rightsAsSet(of)} />
      ) : null}
      <ul className={styles.rights}>
        {shownRights.map((right) => (
          <RightRow key={right} right={right} of={of} layer={layer} onSet={set} />
        ))}
      </ul>
      {seatId === null && !isOfStaff ? (
        <p className={styles.note}>
          <Trans>
            Vaut pour tous les élèves de ce cours, même ceux qui arrivent plus tard. Le menu d’un
            élève règle ses propres droits.
          </Trans>
        </p>
      ) : null}
      <ActionProblem error={problem} />
    </Dialog>
  );
}

function RightRow({
  right,
  of,
  layer,
  onSet,
}: {
  right: (typeof shownRights)[number];
  of: RightsOf;
  layer: 'meeting' | 'person';
  onSet: (right: Right, value: boolean | null) => void;
}) {
  const { t } = useLingui();
  const words = useRightWords(useIsOfStaff());
  const origins = useOriginWords();
  const { allowed, from } = settingOf(of, right);
  const now = standingOf(of, right);
  return (
    <li {...(now.from === 'calm' ? { 'data-suspended': true } : {})}>
      <Switch isSelected={allowed} onChange={(on) => onSet(right, on)}>
        <span>
          {words[right].long}
          <span className={styles.origin}>
            {now.from === 'calm' ? `${origins[from]}, ${origins.calm}` : origins[from]}
          </span>
        </span>
      </Switch>
      {from === layer ? (
        <button
          type="button"
          className={buttonLook({ look: 'plain', size: 'small', square: true })}
          aria-label={t`Revenir au réglage d’avant : ${words[right].long}`}
          title={t`Revenir au réglage d’avant`}
          onClick={() => onSet(right, null)}
        >
          <Undo2 size={20} aria-hidden />
        </button>
      ) : null}
    </li>
  );
}
