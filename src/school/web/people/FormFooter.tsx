import { Trans } from '@lingui/react/macro';
import { Check } from 'lucide-react';
import { Button } from '../../../platform/web/ui/index.ts';

type Props = { form: string; label: string; saving: boolean; onClose: () => void };

export function FormFooter({ form, label, saving, onClose }: Props) {
  return (
    <>
      <Button look="ghost" onPress={onClose}>
        <Trans>Fermer sans enregistrer</Trans>
      </Button>
      <Button type="submit" form={form} pending={saving} icon={<Check size={20} aria-hidden />}>
        {label}
      </Button>
    </>
  );
}
