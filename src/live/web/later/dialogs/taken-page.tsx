import { Trans, useLingui } from '@lingui/react/macro';
import { MonitorSmartphone } from 'lucide-react';
import { buttonLook } from '../../../../platform/web/looks/index.ts';
import { useAddress, useInClass } from '../../page/context.ts';
import { WholePage } from './whole-page.tsx';

/** The same place was opened elsewhere: one person, one place, and the choice to take it back. */
export default function TakenPage() {
  const { session, onLeave } = useInClass();
  const { t } = useLingui();
  const say = useAddress();
  return (
    <WholePage
      icon={<MonitorSmartphone size={36} aria-hidden />}
      title={say(t`Tu suis le cours ailleurs`, t`Vous suivez le cours ailleurs`)}
      actions={
        <>
          <button
            type="button"
            className={buttonLook({ look: 'quiet', size: 'large' })}
            onClick={() => session.line.takeBack()}
          >
            <Trans>Reprendre ici</Trans>
          </button>
          <button
            type="button"
            className={buttonLook({ look: 'ghost', size: 'large' })}
            onClick={onLeave}
          >
            <Trans>Fermer</Trans>
          </button>
        </>
      }
    >
      <p>
        {say(
          t`Le cours a été ouvert dans un autre onglet ou sur un autre appareil. Tu peux continuer là-bas, ou le reprendre ici.`,
          t`Le cours a été ouvert dans un autre onglet ou sur un autre appareil. Vous pouvez continuer là-bas, ou le reprendre ici.`,
        )}
      </p>
    </WholePage>
  );
}
