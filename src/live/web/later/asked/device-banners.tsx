import { Trans, useLingui } from '@lingui/react/macro';
import { ShieldAlert } from 'lucide-react';
import { buttonLook, spinnerLook } from '../../../../platform/web/looks/index.ts';
import { listedName } from '../../../../school/contract/names.ts';
import type { DeviceRequest } from '../../../contract/routes.ts';
import { ActionProblem } from '../people/action-problem.tsx';
import { useAction } from '../../people/use-action.ts';
import { answerDevice } from '../../session/api.ts';
import { Banner } from '../../page/banner.tsx';
import styles from '../../page/banners.module.css';
import { useClass, useSession } from '../../page/context.ts';

/** Second devices that opened somebody's link: one press says whether it is the same person. */
export default function DeviceBanners() {
  const devices = useClass((state) => state.devices);
  return devices.map((device) => <DeviceBanner key={device.requestId} device={device} />);
}

function DeviceBanner({ device: { requestId, name } }: { device: DeviceRequest }) {
  const { t } = useLingui();
  const { seatId } = useSession();
  const { pending, problem, run } = useAction();
  const who = listedName(name);
  const answer = (accepted: boolean) =>
    void run(accepted ? 'yes' : 'no', () =>
      answerDevice({ params: { seatId, requestId }, body: { accepted } }),
    );
  return (
    <Banner
      icon={<ShieldAlert size={20} aria-hidden />}
      strong
      answers={
        <>
          <button
            type="button"
            className={buttonLook({ size: 'small' })}
            aria-label={t`Oui, changer l’appareil de ${who}`}
            aria-disabled={pending !== null}
            onClick={() => answer(true)}
          >
            {pending === 'yes' ? <span className={spinnerLook} aria-hidden /> : null}
            <Trans>Oui, changer</Trans>
          </button>
          <button
            type="button"
            className={buttonLook({ look: 'plain', size: 'small' })}
            aria-label={t`Non, refuser l’autre appareil de ${who}`}
            aria-disabled={pending !== null}
            onClick={() => answer(false)}
          >
            <Trans>Non, refuser</Trans>
          </button>
        </>
      }
    >
      <div className={styles.words}>
        <p>
          <Trans>
            Le lien de {who} a été ouvert sur un autre appareil, qui attend dehors. Est-ce {who} qui
            change d’appareil&nbsp;?
          </Trans>
        </p>
        <ActionProblem error={problem} />
      </div>
    </Banner>
  );
}
