import { Trans, useLingui } from '@lingui/react/macro';
import { Copy } from 'lucide-react';
import { Button, Dialog, useCopy, useFormat } from '../../../platform/web/ui/index.ts';
import type { InvitationView } from '../../contract/operators/routes.ts';
import styles from './operators.module.css';

type Props = { invitation: InvitationView | null; onClose: () => void };

/** A link for one use, shown once: only its fingerprint is kept. */
export function InvitationDialog({ invitation, onClose }: Props) {
  const { t } = useLingui();
  const format = useFormat('Europe/Paris');
  const day = invitation ? format.date(invitation.expiresAt) : '';
  const copy = useCopy();
  return (
    <Dialog
      title={t`Lien d’installation`}
      isOpen={invitation !== null}
      onClose={onClose}
      footer={
        <Button
          icon={<Copy size={20} aria-hidden />}
          onPress={() => void copy(invitation?.link ?? '', t`Lien copié.`)}
        >
          <Trans>Copier le lien</Trans>
        </Button>
      }
    >
      <p>
        <Trans>
          À transmettre à la personne concernée, et à elle seule. Il sert une fois, jusqu’au {day},
          et ne sera plus montré.
        </Trans>
      </p>
      <p className={styles.link}>{invitation?.link}</p>
    </Dialog>
  );
}
