import { Trans, useLingui } from '@lingui/react/macro';
import { type FormEvent, useState } from 'react';
import { Dialog, ProblemNotice, TextField, toast } from '../../../platform/web/ui/index.ts';
import type { PersonPageView } from '../../contract/person-views.ts';
import { FormFooter } from './FormFooter.tsx';
import { useLimit } from './people.ts';
import styles from './people.module.css';

const LIMITS_FORM = 'limits';

type Props = { person: PersonPageView; onClose: () => void };

/** The first and the last day of somebody who stays for a time. */
export function LimitsDialog({ person, onClose }: Props) {
  const { t } = useLingui();
  const [from, setFrom] = useState(person.record?.from ?? '');
  const [until, setUntil] = useState(person.record?.until ?? '');
  const limit = useLimit(person.personId);
  const send = (event: FormEvent) => {
    event.preventDefault();
    limit.mutate(
      { from: from || null, until: until || null },
      {
        onSuccess: () => {
          toast(t`Les dates sont enregistrées.`);
          onClose();
        },
      },
    );
  };
  return (
    <Dialog
      title={t`Limiter dans le temps`}
      isOpen
      onClose={onClose}
      footer={
        <FormFooter
          form={LIMITS_FORM}
          label={t`Enregistrer`}
          saving={limit.isPending}
          onClose={onClose}
        />
      }
    >
      <form id={LIMITS_FORM} className={styles.form} onSubmit={send} noValidate>
        {limit.error ? <ProblemNotice error={limit.error} /> : null}
        <p>
          <Trans>
            Avant le premier jour et après le dernier, cette personne ne peut pas se connecter. Une
            case vide ne limite rien.
          </Trans>
        </p>
        <div className={styles.two}>
          <TextField label={t`Premier jour`} type="date" value={from} onChange={setFrom} />
          <TextField label={t`Dernier jour`} type="date" value={until} onChange={setUntil} />
        </div>
      </form>
    </Dialog>
  );
}
