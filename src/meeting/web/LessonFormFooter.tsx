import { Trans } from '@lingui/react/macro';
import { Check } from 'lucide-react';
import { Button } from '../../platform/web/ui/index.ts';

type Props = { label: string; saving: boolean; onSave: () => void; onClose: () => void };

export function LessonFormFooter({ label, saving, onSave, onClose }: Props) {
  return (
    <>
      <Button look="ghost" onPress={onClose}>
        <Trans>Fermer sans enregistrer</Trans>
      </Button>
      <Button pending={saving} icon={<Check size={20} aria-hidden />} onPress={onSave}>
        {label}
      </Button>
    </>
  );
}
