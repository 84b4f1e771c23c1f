import { Trans } from '@lingui/react/macro';
import { ClipboardList, Shuffle } from 'lucide-react';
import { buttonLook } from '../../../../platform/web/looks/index.ts';
import { useClass, useInClass, useIsOfStaff } from '../../page/context.ts';
import { useAction } from '../../people/use-action.ts';
import type { ClassSeat } from '../../../contract/routes.ts';
import type { Store } from '../../session/store.ts';
import { ActionProblem } from '../people/action-problem.tsx';
import styles from './breakouts.module.css';
import { deal } from './deal.ts';
import type { Plan } from './plan.ts';

/** Deals people into the planned breakouts: everybody, or those whom the roll call says present. */
export function Dealing({ plan, others }: { plan: Store<Plan>; others: readonly ClassSeat[] }) {
  const { readPresent } = useInClass();
  const isOfStaff = useIsOfStaff();
  const meetingId = useClass(({ meeting }) => meeting.meetingId);
  const { problem, pending, run } = useAction();
  const inside = others.map(({ seatId }) => seatId);
  const dealOut = (seatIds: readonly string[]) =>
    plan.update((before) => ({ ...before, places: deal(seatIds, before.count, Math.random) }));
  const dealPresent = (read: NonNullable<typeof readPresent>) =>
    void run('present', async () => {
      const present = new Set(await read(meetingId));
      dealOut(inside.filter((seatId) => present.has(seatId)));
    });
  return (
    <div className={styles.dealing}>
      <button
        type="button"
        className={buttonLook({ look: 'ghost', full: true })}
        aria-disabled={others.length === 0}
        onClick={() => dealOut(inside)}
      >
        <Shuffle size={20} aria-hidden />
        <Trans>Répartir au hasard</Trans>
      </button>
      {readPresent && !isOfStaff ? (
        <button
          type="button"
          className={buttonLook({ look: 'ghost', full: true })}
          aria-disabled={others.length === 0 || pending !== null}
          aria-busy={pending !== null}
          onClick={() => dealPresent(readPresent)}
        >
          <ClipboardList size={20} aria-hidden />
          <Trans>Répartir les présents de l’appel</Trans>
        </button>
      ) : null}
      <ActionProblem error={problem} />
    </div>
  );
}
