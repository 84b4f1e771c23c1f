import { Trans, useLingui } from '@lingui/react/macro';
import { Copy } from 'lucide-react';
import { useEffect } from 'react';
import {
  Button,
  Dialog,
  Notice,
  ProblemNotice,
  Skeleton,
  useCopy,
} from '../../../platform/web/ui/index.ts';
import { useOpening } from './outbox.ts';
import styles from './outbox.module.css';

/** A mail that waits, opened: what it says, to be handed over in another way. */
export function MailDialog({ mailId, onClose }: { mailId: string; onClose: () => void }) {
  const { t } = useLingui();
  const { mutate, data, error } = useOpening();
  const recipient = data?.recipient ?? '';
  const copy = useCopy();
  useEffect(() => mutate(mailId), [mutate, mailId]);
  return (
    <Dialog
      title={data?.subject ?? t`Courriel`}
      isOpen
      dismissable
      onClose={onClose}
      footer={
        data ? (
          <Button
            look="quiet"
            icon={<Copy size={20} aria-hidden />}
            onPress={() => void copy(data.text, t`Texte copié.`)}
          >
            <Trans>Copier le texte</Trans>
          </Button>
        ) : undefined
      }
    >
      {error ? <ProblemNotice error={error} onRetry={() => mutate(mailId)} /> : null}
      {!data && !error ? <Skeleton rows={4} /> : null}
      {data ? (
        <>
          <p>
            <Trans>Pour {recipient}</Trans>
          </p>
          <Notice tone="warn">
            <p>
              <Trans>
                Un lien de ce message n’est que pour cette personne. Ne le remettre à nul autre.
              </Trans>
            </p>
          </Notice>
          <p className={styles.said}>{data.text}</p>
        </>
      ) : null}
    </Dialog>
  );
}
