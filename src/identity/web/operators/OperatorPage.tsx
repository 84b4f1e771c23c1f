import { Trans, useLingui } from '@lingui/react/macro';
import { useQuery } from '@tanstack/react-query';
import { LogOut, School } from 'lucide-react';
import { useState } from 'react';
import {
  Button,
  EmptyState,
  PageHead,
  ProblemNotice,
  Skeleton,
} from '../../../platform/web/ui/index.ts';
import type { OperatorMe } from '../../contract/operators/routes.ts';
import { operatedSchoolsQuery, operatorQuery, useOperatorSignOut } from './api.ts';
import { Districts } from './Districts.tsx';
import { NewSchool } from './NewSchool.tsx';
import styles from './operators.module.css';
import { OperatorFactor } from './OperatorFactor.tsx';
import { OperatorSignIn } from './OperatorSignIn.tsx';
import { OwnOperator } from './OwnOperator.tsx';
import { SchoolTable } from './SchoolTable.tsx';

/** The installation as its operators see it: schools as contracts and numbers, never people or contents. */
export function OperatorPage() {
  const { data: me, error, isPending } = useQuery(operatorQuery);
  if (isPending) return <Skeleton rows={4} />;
  if (error) return <ProblemNotice error={error} />;
  return me ? <SignedIn me={me} /> : <OperatorSignIn />;
}

function SignedIn({ me }: { me: OperatorMe }) {
  // Setting up ends with the backup codes, after the session has all its rights.
  const [settingUp, setSettingUp] = useState(me.secondFactor === 'to_enrol');
  return me.secondFactor === 'done' && !settingUp ? (
    <Operated me={me} />
  ) : (
    <OperatorFactor me={me} onSetUp={() => setSettingUp(false)} />
  );
}

function Operated({ me }: { me: OperatorMe }) {
  const { t } = useLingui();
  const schools = useQuery(operatedSchoolsQuery);
  const signOut = useOperatorSignOut();
  const isHost = me.kind === 'host';
  return (
    <div className={styles.stack}>
      <PageHead
        title={isHost ? t`Hébergement` : me.label}
        actions={
          <>
            {isHost ? <NewSchool /> : null}
            <Button
              look="ghost"
              pending={signOut.isPending}
              icon={<LogOut size={20} aria-hidden />}
              onPress={() => signOut.mutate()}
            >
              <Trans>Se déconnecter</Trans>
            </Button>
          </>
        }
      >
        <Trans>
          Contrats et nombres de chaque établissement. Aucun nom d’élève, aucun contenu n’est
          visible d’ici.
        </Trans>
      </PageHead>
      {schools.isPending ? <Skeleton rows={4} /> : null}
      {schools.error ? (
        <ProblemNotice
          error={schools.error}
          retrying={schools.isFetching}
          onRetry={() => void schools.refetch()}
        />
      ) : null}
      {schools.data?.length === 0 ? (
        <EmptyState icon={<School size={28} aria-hidden />} title={t`Pas encore d’établissement`}>
          {isHost ? (
            <Trans>
              Créez-en un avec son code UAI&nbsp;: un lien à usage unique permettra à sa direction
              de faire son compte, puis de lire et d’accepter le contrat.
            </Trans>
          ) : (
            <Trans>L’hébergeur choisit les établissements que vous suivez.</Trans>
          )}
        </EmptyState>
      ) : null}
      {schools.data && schools.data.length > 0 ? (
        <SchoolTable schools={schools.data} isHost={isHost} />
      ) : null}
      {isHost && schools.data ? <Districts schools={schools.data} /> : null}
      <OwnOperator me={me} />
    </div>
  );
}
