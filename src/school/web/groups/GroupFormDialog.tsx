import { useLingui } from '@lingui/react/macro';
import { type FormEvent, useState } from 'react';
import {
  Choices,
  Dialog,
  focusFirstFault,
  ProblemNotice,
  TextField,
  toast,
} from '../../../platform/web/ui/index.ts';
import type { GroupView } from '../../contract/routes.ts';
import { useWriteGroup } from '../groups.ts';
import { FormFooter } from '../people/FormFooter.tsx';
import styles from '../school.module.css';

const GROUP_FORM = 'group';

type Props = {
  /** `null`: a new one. */
  group: GroupView | null;
  onClose: () => void;
  onWritten?: (groupId: string) => void;
};

export function GroupFormDialog({ group, onClose, onWritten }: Props) {
  const { t } = useLingui();
  const [name, setName] = useState(group?.name ?? '');
  const [kind, setKind] = useState<GroupView['kind']>(group?.kind ?? 'division');
  const [level, setLevel] = useState(group?.level ?? '');
  const [tried, setTried] = useState(false);
  const write = useWriteGroup(group?.groupId ?? null);
  const send = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    setTried(true);
    if (name.trim() === '') return focusFirstFault(event.currentTarget);
    const written = { name: name.trim(), kind, level: level.trim() || null };
    write.mutate(written, {
      onSuccess: (groupId) => {
        toast(t`C’est enregistré\u00a0: ${written.name}.`);
        onClose();
        onWritten?.(groupId);
      },
    });
  };
  return (
    <Dialog
      title={group ? t`Changer le groupe` : t`Ajouter une classe ou un groupe`}
      isOpen
      onClose={onClose}
      footer={
        <FormFooter
          form={GROUP_FORM}
          label={group ? t`Enregistrer` : t`Ajouter`}
          saving={write.isPending}
          onClose={onClose}
        />
      }
    >
      <form id={GROUP_FORM} className={styles.form} onSubmit={send} noValidate>
        {write.error ? <ProblemNotice error={write.error} /> : null}
        <TextField
          label={t`Nom`}
          autoComplete="off"
          maxLength={60}
          value={name}
          onChange={setName}
          error={tried && name.trim() === '' ? t`À remplir.` : undefined}
        />
        <Choices
          label={t`Sorte de groupe`}
          value={kind}
          onChange={setKind}
          options={[
            { value: 'division', label: t`Classe` },
            { value: 'teaching', label: t`Groupe d’enseignement` },
          ]}
          hint={t`Un élève est dans une seule classe à la fois, et dans autant de groupes qu’il faut.`}
        />
        <TextField
          label={t`Niveau (facultatif)`}
          hint={t`Comme 6e ou Terminale.`}
          autoComplete="off"
          maxLength={40}
          value={level}
          onChange={setLevel}
        />
      </form>
    </Dialog>
  );
}
