import { Trans } from '@lingui/react/macro';
import { Check } from 'lucide-react';
import { Button } from '../../platform/web/ui/index.ts';
import { LESSON_FORM } from './LessonForm.tsx';

type Props = { label: string; saving: boolean; onClose: () => void };

export function LessonFormFooter({ label, saving, onClose }: Props) {
  return (
    <>
      <Button look="ghost" onPress={onClose}>
        <Trans>Fermer sans enregistrer</Trans>
      </Button>
      <Button
        type="submit"
        form={LESSON_FORM}
        pending={saving}
        icon={<Check size={20} aria-hidden />}
      >
        {label}
      </Button>
    </>
  );
}
