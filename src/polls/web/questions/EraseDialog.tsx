import { Trans, useLingui } from '@lingui/react/macro';
import { Button, Dialog, ProblemNotice } from '../../../platform/web/ui/index.ts';
import type { QuestionSet } from '../../contract/question-routes.ts';
import { useEraseSet } from './questions.ts';

/** Asks before a list goes for good. */
export function EraseDialog({ set, onClose }: { set: QuestionSet; onClose: () => void }) {
  const { t } = useLingui();
  const { title, setId } = set;
  const erase = useEraseSet();
  return (
    <Dialog
      title={t`Supprimer « ${title} » ?`}
      isOpen
      onClose={onClose}
      footer={
        <>
          <Button look="ghost" onPress={onClose}>
            <Trans>Garder</Trans>
          </Button>
          <Button
            look="danger"
            pending={erase.isPending}
            onPress={() => erase.mutate(setId, { onSuccess: onClose })}
          >
            <Trans>Supprimer la liste</Trans>
          </Button>
        </>
      }
    >
      <p>
        <Trans>
          Ses questions sont effacées pour de bon. Ce qui a été posé dans un cours y reste jusqu’au
          lendemain.
        </Trans>
      </p>
      {erase.error ? <ProblemNotice error={erase.error} /> : null}
    </Dialog>
  );
}
