import { Trans } from '@lingui/react/macro';
import { Hand } from 'lucide-react';
import { buttonLook } from '../../../../platform/web/looks/index.ts';
import { Banner } from '../../page/banner.tsx';
import { useClass, usePlaceOf, useSession } from '../../page/context.ts';
import { ActionProblem } from '../people/action-problem.tsx';
import { useLeading } from './use-leading.ts';

/** Breakouts that wait for somebody who leads. */
export function Calls() {
  const set = useClass(({ breakouts }) => breakouts);
  const here = usePlaceOf(useSession().seatId);
  const { problem, goTo, answer } = useLeading();
  const calls = set?.breakouts.filter((one) => one.called && one !== here) ?? [];
  return (
    <>
      {calls.map(({ breakoutId, number }) => (
        <Banner
          key={breakoutId}
          icon={<Hand size={20} aria-hidden />}
          strong
          answers={
            <>
              <button
                type="button"
                className={buttonLook({ size: 'small' })}
                onClick={() => goTo(breakoutId)}
              >
                <Trans>Y passer</Trans>
              </button>
              <button
                type="button"
                className={buttonLook({ look: 'ghost', size: 'small' })}
                onClick={() => answer(breakoutId)}
              >
                <Trans>Vu</Trans>
              </button>
            </>
          }
        >
          <p role="alert">
            <Trans>L’atelier {number} vous appelle.</Trans>
          </p>
        </Banner>
      ))}
      <ActionProblem error={problem} />
    </>
  );
}
