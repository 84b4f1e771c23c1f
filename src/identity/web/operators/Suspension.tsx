import { Trans, useLingui } from '@lingui/react/macro';
import { Lock, LockOpen } from 'lucide-react';
import { useState } from 'react';
import {
  Button,
  changeTold,
  Chip,
  Dialog,
  Notice,
  ProblemNotice,
  Select,
  toast,
  useFormat,
} from '../../../platform/web/ui/index.ts';
import {
  suspensionReasons,
  type Suspension,
  type SuspensionReason,
} from '../../../school/contract/suspension.ts';
import { suspensionWords } from '../../../school/web/index.ts';
import type { OperatedSchool } from '../../contract/operators/routes.ts';
import { useReinstateSchool, useSuspendSchool } from './api.ts';
import styles from './operators.module.css';

/** That a school is suspended, since when and why, for the host and for the district; for the host, by whom. */
export function SuspendedChip({ suspended, by }: { suspended: Suspension; by: string | null }) {
  const { i18n } = useLingui();
  const day = useFormat('Europe/Paris').date(suspended.since);
  const why = i18n._(suspensionWords[suspended.reason]);
  return (
    <Chip tone="bad">
      {by === null ? (
        <Trans>
          Suspendu le {day} · {why}
        </Trans>
      ) : (
        <Trans>
          Suspendu le {day} par {by} · {why}
        </Trans>
      )}
    </Chip>
  );
}

/** The host's two presses: to suspend a school, which asks why, and to lift that. */
export function SuspensionButton({ school }: { school: OperatedSchool }) {
  const { t } = useLingui();
  const [asking, setAsking] = useState(false);
  const reinstate = useReinstateSchool();
  const { name, schoolId } = school;
  const lift = () =>
    changeTold(reinstate, schoolId, () => toast(t`${name} est de nouveau ouvert.`));
  if (school.suspended)
    return (
      <Button
        look="quiet"
        size="small"
        aria-label={t`Lever la suspension de ${name}`}
        pending={reinstate.isPending}
        icon={<LockOpen size={18} aria-hidden />}
        onPress={lift}
      >
        <Trans>Lever la suspension</Trans>
      </Button>
    );
  return (
    <>
      <Button
        look="ghost"
        size="small"
        aria-label={t`Suspendre ${name}`}
        icon={<Lock size={18} aria-hidden />}
        onPress={() => setAsking(true)}
      >
        <Trans>Suspendre</Trans>
      </Button>
      {asking ? <SuspendDialog school={school} onClose={() => setAsking(false)} /> : null}
    </>
  );
}

function SuspendDialog({ school, onClose }: { school: OperatedSchool; onClose: () => void }) {
  const { t, i18n } = useLingui();
  const [reason, setReason] = useState<SuspensionReason | ''>('');
  const [asked, setAsked] = useState(false);
  const suspend = useSuspendSchool();
  const { name, schoolId, counts } = school;
  const submit = () => {
    setAsked(true);
    if (reason !== '')
      suspend.mutate(
        { schoolId, reason },
        {
          onSuccess: () => {
            toast(t`${name} est suspendu.`);
            onClose();
          },
        },
      );
  };
  return (
    <Dialog
      title={t`Suspendre ${name}`}
      isOpen
      onClose={onClose}
      footer={
        <Button look="danger" pending={suspend.isPending} onPress={submit}>
          <Trans>Suspendre l’établissement</Trans>
        </Button>
      }
    >
      <div className={styles.form}>
        {suspend.error ? <ProblemNotice error={suspend.error} /> : null}
        <p>
          <Trans>
            Personne n’y entrera plus, par aucun chemin&nbsp;: les sessions se ferment, et les liens
            ne mènent plus nulle part. Rien n’est effacé.
          </Trans>
        </p>
        <p>
          <Trans>
            La direction, la personne signataire et le délégué à la protection des données entrent
            toujours, pour consulter, corriger, exporter et effacer.
          </Trans>
        </p>
        {counts.lessons > 0 ? (
          <Notice tone="warn">
            <p>
              <Trans>Des cours sont ouverts en ce moment. Ils se termineront aussitôt.</Trans>
            </p>
          </Notice>
        ) : null}
        <Select
          label={t`Raison`}
          hint={t`La direction la lira, de même que la collectivité qui suit l’établissement.`}
          placeholder={t`Choisir`}
          value={reason}
          onChange={(value) => setReason(value as SuspensionReason)}
          options={suspensionReasons.map((one) => ({
            value: one,
            label: i18n._(suspensionWords[one]),
          }))}
          error={asked && reason === '' ? t`À choisir.` : undefined}
        />
      </div>
    </Dialog>
  );
}
