import { Trans, useLingui } from '@lingui/react/macro';
import { type FormEvent, useState } from 'react';
import { Dialog, focusFirstFault, ProblemNotice, toast } from '../../../platform/web/ui/index.ts';
import type { WrittenYear } from '../../contract/years/routes.ts';
import { FormFooter } from '../people/FormFooter.tsx';
import { useWriteYear } from './years.ts';
import { isFilled, YearFields } from './YearFields.tsx';
import styles from './years.module.css';

const YEAR_FORM = 'year';

type Props = {
  /** `null`: the school's first year. */
  yearId: string | null;
  year: WrittenYear;
  onClose: () => void;
};

/** Names the year that goes on, or corrects it. */
export function YearDialog({ yearId, year, onClose }: Props) {
  const { t } = useLingui();
  const [draft, setDraft] = useState<WrittenYear>({
    name: year.name,
    startsOn: year.startsOn,
    endsOn: year.endsOn,
  });
  const [tried, setTried] = useState(false);
  const write = useWriteYear(yearId);
  const send = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    setTried(true);
    if (!isFilled(draft)) return focusFirstFault(event.currentTarget);
    write.mutate(draft, {
      onSuccess: () => {
        toast(t`L’année est enregistrée.`);
        onClose();
      },
    });
  };
  return (
    <Dialog
      title={yearId === null ? t`Nommer l’année en cours` : t`Corriger l’année`}
      isOpen
      onClose={onClose}
      footer={
        <FormFooter
          form={YEAR_FORM}
          label={t`Enregistrer`}
          saving={write.isPending}
          onClose={onClose}
        />
      }
    >
      <form id={YEAR_FORM} className={styles.form} onSubmit={send} noValidate>
        {write.error ? <ProblemNotice error={write.error} /> : null}
        {yearId === null ? (
          <p>
            <Trans>Les classes et les groupes d’aujourd’hui feront partie de cette année.</Trans>
          </p>
        ) : null}
        <YearFields year={draft} onYear={setDraft} tried={tried} />
      </form>
    </Dialog>
  );
}
