import { Trans, useLingui } from '@lingui/react/macro';
import { ClipboardCheck } from 'lucide-react';
import { Button, toast } from '../../platform/web/ui/index.ts';
import type { RollCall } from '../contract/routes.ts';
import type { useConfirm } from './roll-call.ts';

type Props = { rollCall: RollCall; confirm: ReturnType<typeof useConfirm> };

/** Confirms what was read; nothing to press once it is done. */
export function ConfirmButton({ rollCall, confirm }: Props) {
  const { t } = useLingui();
  if (!rollCall.mine || rollCall.confirmedAt !== null) return null;
  return (
    <Button
      icon={<ClipboardCheck size={20} aria-hidden />}
      pending={confirm.isPending}
      onPress={() =>
        confirm.mutate(rollCall.seen, { onSuccess: () => toast(t`L’appel est confirmé.`) })
      }
    >
      <Trans>Confirmer l’appel</Trans>
    </Button>
  );
}
