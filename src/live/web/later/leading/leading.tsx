import { useLingui } from '@lingui/react/macro';
import { Moon } from 'lucide-react';
import {
  type Right,
  type RightsOf,
  settingOf,
  standingOf,
} from '../../../../access/contract/rights.ts';
import { cx } from '../../../../platform/web/looks/index.ts';
import { useClass, useIsOfStaff, useSession } from '../../page/context.ts';
import { Hints } from '../hints/hints.tsx';
import { ActionProblem } from '../people/action-problem.tsx';
import { useAction } from '../../people/use-action.ts';
import { setCalm, setRights } from '../../session/api.ts';
import { useOriginWords, useRightWords } from './right-words.ts';
import { Tools } from './tools.tsx';
import styles from './leading.module.css';

const quick = ['microphone', 'camera'] as const satisfies Right[];

/** What the class may do, at a glance and by one press each, and « Calme », always at the same place. */
export default function Leading() {
  const { t } = useLingui();
  const { seatId } = useSession();
  const isOfStaff = useIsOfStaff();
  const isCalm = useClass(({ calm }) => calm);
  const { pending, problem, run } = useAction();
  const pressCalm = () =>
    void run('calm', () => setCalm({ params: { seatId }, body: { on: !isCalm } }));
  const turn = (right: Right, on: boolean) =>
    void run(right, () =>
      setRights({ params: { seatId }, body: { seatIds: null, rights: { [right]: on } } }),
    );
  return (
    <>
      <Hints />
      <div
        className={styles.switches}
        role="group"
        aria-label={
          isOfStaff ? t`Ce que les collègues peuvent faire` : t`Ce que les élèves peuvent faire`
        }
      >
        {quick.map((right) => (
          <ClassSwitch key={right} right={right} isBusy={pending !== null} onTurn={turn} />
        ))}
      </div>
      <div className={styles.calm}>
        <Tools />
        <button
          type="button"
          className={cx(styles.calmButton, isCalm && styles.on)}
          aria-pressed={isCalm}
          data-hint="calm"
          aria-busy={pending === 'calm'}
          title={
            isOfStaff
              ? t`Suspendre ou rendre micros, caméras, partages et messages des collègues`
              : t`Suspendre ou rendre micros, caméras, partages et messages des élèves`
          }
          onMouseDown={(event) => event.preventDefault()}
          onClick={pressCalm}
        >
          <Moon size={22} aria-hidden />
          <span>{t`Calme`}</span>
        </button>
      </div>
      <div className={styles.problem}>
        <ActionProblem error={problem} />
      </div>
    </>
  );
}

function ClassSwitch({
  right,
  isBusy,
  onTurn,
}: {
  right: (typeof quick)[number];
  isBusy: boolean;
  onTurn: (right: Right, on: boolean) => void;
}) {
  const isOfStaff = useIsOfStaff();
  const words = useRightWords(isOfStaff);
  const origins = useOriginWords();
  const layers = useClass(({ me }) => me.rights);
  const calm = useClass((state) => state.calm);
  const role = isOfStaff ? 'colleague' : 'pupil';
  // What holds for one without switches of their own.
  const of: RightsOf = { role, calm, rights: { ...layers, person: {} } };
  const { allowed } = settingOf(of, right);
  const isSuspended = standingOf(of, right).from === 'calm';
  return (
    <button
      type="button"
      role="switch"
      className={styles.switch}
      aria-checked={allowed}
      {...(isSuspended ? { 'data-suspended': true, title: origins.calm } : {})}
      aria-disabled={isBusy}
      onMouseDown={(event) => event.preventDefault()}
      onClick={() => onTurn(right, !allowed)}
    >
      <span className={styles.track} aria-hidden />
      {words[right].short}
    </button>
  );
}
