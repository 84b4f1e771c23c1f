import { Trans, useLingui } from '@lingui/react/macro';
import { useQuery } from '@tanstack/react-query';
import { KeyRound, Plus } from 'lucide-react';
import { useState } from 'react';
import {
  Button,
  EmptyState,
  PageHead,
  ProblemNotice,
  Skeleton,
} from '../../../platform/web/ui/index.ts';
import type { ProviderView } from '../../contract/providers/routes.ts';
import { ProviderCard } from './ProviderCard.tsx';
import { ProviderDialog } from './ProviderDialog.tsx';
import styles from './providers.module.css';
import { providersQuery } from './providers.ts';
import { TestResult } from './TestResult.tsx';
import { Visits } from './Visits.tsx';

/** The school's sign-in services, and those whom they sent and nobody knows yet. */
export function ProvidersPage({ testId }: { testId: string | undefined }) {
  const { t } = useLingui();
  const { data, error, isPending, isFetching, refetch } = useQuery(providersQuery);
  const [edited, setEdited] = useState<ProviderView | 'new' | null>(null);
  const add = (
    <Button icon={<Plus size={20} aria-hidden />} onPress={() => setEdited('new')}>
      <Trans>Ajouter un service</Trans>
    </Button>
  );
  return (
    <>
      <PageHead title={t`Services de connexion`} actions={data?.length ? add : undefined}>
        <Trans>Par eux, chacun se connecte à Préau avec son compte de l’établissement.</Trans>
      </PageHead>
      {testId === undefined ? null : <TestResult testId={testId} />}
      {isPending ? <Skeleton rows={3} /> : null}
      {error ? (
        <ProblemNotice error={error} retrying={isFetching} onRetry={() => void refetch()} />
      ) : null}
      {data?.length === 0 ? (
        <EmptyState
          icon={<KeyRound size={28} aria-hidden />}
          title={t`Pas encore de service de connexion`}
          action={add}
        >
          <Trans>
            L’ENT, le GAR ou l’annuaire de l’établissement peut ouvrir Préau à chacun, sans autre
            mot de passe.
          </Trans>
        </EmptyState>
      ) : null}
      <div className={styles.list}>
        {data?.map((provider) => (
          <ProviderCard
            key={provider.providerId}
            provider={provider}
            onEdit={() => setEdited(provider)}
          />
        ))}
      </div>
      {data?.length ? <Visits /> : null}
      {edited ? (
        <ProviderDialog
          provider={edited === 'new' ? null : edited}
          onClose={() => setEdited(null)}
        />
      ) : null}
    </>
  );
}
