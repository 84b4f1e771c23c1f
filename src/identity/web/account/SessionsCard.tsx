import { Trans, useLingui } from '@lingui/react/macro';
import {
  Button,
  Card,
  Chip,
  toast,
  toastProblem,
  useFormat,
} from '../../../platform/web/ui/index.ts';
import type { OwnAccount } from '../../contract/own-account.ts';
import { useMe } from '../session.ts';
import { calls, useOwnChange } from './account.ts';
import styles from './account.module.css';

/** Where one is signed in. Neither address nor browser is kept: the hour tells which is which. */
export function SessionsCard({ sessions }: Pick<OwnAccount, 'sessions'>) {
  const { t } = useLingui();
  const format = useFormat(useMe().school.timeZone);
  const end = useOwnChange(calls.endSession, () => toast(t`Session terminée.`));
  const endOthers = useOwnChange(calls.endOthers, () =>
    toast(t`Les autres appareils sont déconnectés.`),
  );
  const at = (instant: string) => `${format.date(instant)}, ${format.hour(instant)}`;
  return (
    <Card>
      <h2>
        <Trans>Sessions ouvertes</Trans>
      </h2>
      <p className={styles.soft}>
        <Trans>Préau ne garde ni l’adresse ni le nom de l’appareil.</Trans>
      </p>
      <ul className={styles.rows}>
        {sessions.map(({ sessionId, startedAt, current }) => (
          <li key={sessionId} className={styles.row}>
            <span className={styles.grow}>
              <Trans>Ouverte le {at(startedAt)}</Trans>
            </span>
            {current ? (
              <Chip>{t`Cet appareil`}</Chip>
            ) : (
              <Button
                look="quiet"
                size="small"
                aria-label={t`Terminer la session ouverte le ${at(startedAt)}`}
                onPress={() => end.mutate({ params: { sessionId } }, { onError: toastProblem })}
              >
                <Trans>Terminer</Trans>
              </Button>
            )}
          </li>
        ))}
      </ul>
      {sessions.length > 1 ? (
        <Button
          look="quiet"
          pending={endOthers.isPending}
          onPress={() => endOthers.mutate({}, { onError: toastProblem })}
        >
          <Trans>Terminer toutes les autres</Trans>
        </Button>
      ) : null}
    </Card>
  );
}
