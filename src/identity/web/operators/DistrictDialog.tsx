import { Trans, useLingui } from '@lingui/react/macro';
import { type FormEvent, useState } from 'react';
import {
  Button,
  Checkbox,
  Dialog,
  focusFirstFault,
  ProblemNotice,
  TextField,
} from '../../../platform/web/ui/index.ts';
import type {
  DistrictView,
  InvitationView,
  OperatedSchool,
} from '../../contract/operators/routes.ts';
import { useChangeDistrict, useCreateDistrict } from './api.ts';
import styles from './operators.module.css';

type Props = {
  /** `null`: a new one is invited. */
  district: DistrictView | null;
  schools: readonly OperatedSchool[];
  onInvited: (invitation: InvitationView) => void;
  onClose: () => void;
};

/** Who follows which schools. */
export function DistrictDialog({ district, schools, onInvited, onClose }: Props) {
  const { t } = useLingui();
  const [label, setLabel] = useState('');
  const [schoolIds, setSchoolIds] = useState<readonly string[]>(district?.schoolIds ?? []);
  const [asked, setAsked] = useState(false);
  const create = useCreateDistrict();
  const change = useChangeDistrict();
  const error = create.error ?? change.error;
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    setAsked(true);
    const chosen = [...schoolIds];
    if (district) {
      const { operatorId } = district;
      change.mutate({ operatorId, schoolIds: chosen }, { onSuccess: onClose });
    } else if (label.trim() === '') focusFirstFault(event.currentTarget);
    else
      create.mutate(
        { label, schoolIds: chosen },
        {
          onSuccess: (invitation) => {
            onClose();
            onInvited(invitation);
          },
        },
      );
  };
  const choose = (schoolId: string, isChosen: boolean) =>
    setSchoolIds(isChosen ? [...schoolIds, schoolId] : schoolIds.filter((one) => one !== schoolId));
  return (
    <Dialog
      title={district?.label ?? t`Inviter une collectivité`}
      isOpen
      onClose={onClose}
      footer={
        <Button type="submit" form="district" pending={create.isPending || change.isPending}>
          {district ? <Trans>Enregistrer</Trans> : <Trans>Inviter et obtenir le lien</Trans>}
        </Button>
      }
    >
      <form id="district" className={styles.form} onSubmit={submit} noValidate>
        {error ? <ProblemNotice error={error} /> : null}
        {district ? null : (
          <TextField
            label={t`Nom`}
            hint={t`Celui du service, par exemple la direction de l’éducation.`}
            maxLength={120}
            value={label}
            onChange={setLabel}
            error={asked && label.trim() === '' ? t`À remplir.` : undefined}
          />
        )}
        <fieldset className={styles.choices}>
          <legend>
            <Trans>Établissements suivis</Trans>
          </legend>
          {schools.length === 0 ? (
            <p className={styles.soft}>
              <Trans>Il n’y en a pas encore.</Trans>
            </p>
          ) : null}
          {schools.map((school) => (
            <Checkbox
              key={school.schoolId}
              isSelected={schoolIds.includes(school.schoolId)}
              onChange={(isChosen) => choose(school.schoolId, isChosen)}
            >
              {school.name} ({school.uai})
            </Checkbox>
          ))}
        </fieldset>
      </form>
    </Dialog>
  );
}
