import { Trans, useLingui } from '@lingui/react/macro';
import { Trash2 } from 'lucide-react';
import { Button, Dialog, ProblemNotice, toast } from '../../../platform/web/ui/index.ts';
import { listedName } from '../../contract/names.ts';
import type { PersonPageView } from '../../contract/person-views.ts';
import { useRemove } from './people.ts';

type Props = { person: PersonPageView; onClose: () => void; onRemoved: () => void };

/** A deletion cannot be undone, so it is asked by name. */
export function RemoveDialog({ person, onClose, onRemoved }: Props) {
  const { t } = useLingui();
  const remove = useRemove(person.personId);
  const name = listedName(person.name);
  const removeNow = () =>
    remove.mutate(undefined, {
      onSuccess: () => {
        toast(t`La fiche est supprimée.`);
        onRemoved();
      },
    });
  return (
    <Dialog
      title={t`Supprimer la fiche de ${name}\u00a0?`}
      isOpen
      dismissable
      onClose={onClose}
      footer={
        <>
          <Button look="ghost" onPress={onClose}>
            <Trans>Garder la fiche</Trans>
          </Button>
          <Button
            look="danger"
            pending={remove.isPending}
            icon={<Trash2 size={20} aria-hidden />}
            onPress={removeNow}
          >
            {t`Supprimer ${name}`}
          </Button>
        </>
      }
    >
      {remove.error ? <ProblemNotice error={remove.error} /> : null}
      <p>
        <Trans>
          Son compte, ses places dans les classes et dans les cours, ses liens et ses responsables
          disparaissent avec elle. Cela ne s’annule pas&nbsp;: pour une absence, suspendre l’accès
          suffit.
        </Trans>
      </p>
    </Dialog>
  );
}
