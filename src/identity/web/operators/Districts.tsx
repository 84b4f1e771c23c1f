import { Plural, Trans, useLingui } from '@lingui/react/macro';
import { useQuery } from '@tanstack/react-query';
import { Building2, Plus } from 'lucide-react';
import { useState } from 'react';
import { Button, Chip, EmptyState, ProblemNotice } from '../../../platform/web/ui/index.ts';
import type {
  DistrictView,
  InvitationView,
  OperatedSchool,
} from '../../contract/operators/routes.ts';
import { districtsQuery } from './api.ts';
import { DistrictDialog } from './DistrictDialog.tsx';
import { InvitationDialog } from './InvitationDialog.tsx';
import styles from './operators.module.css';

/** Administrators of many schools (a town, an academy), and which schools each follows. */
export function Districts({ schools }: { schools: readonly OperatedSchool[] }) {
  const { t } = useLingui();
  const { data, error } = useQuery(districtsQuery);
  const [edited, setEdited] = useState<DistrictView | 'new' | null>(null);
  const [shown, setShown] = useState<InvitationView | null>(null);
  const invite = (
    <Button look="ghost" icon={<Plus size={20} aria-hidden />} onPress={() => setEdited('new')}>
      <Trans>Inviter une collectivité</Trans>
    </Button>
  );
  return (
    <section className={styles.stack}>
      <h2>
        <Trans>Collectivités et académies</Trans>
      </h2>
      {error ? <ProblemNotice error={error} /> : null}
      {data?.length === 0 ? (
        <EmptyState
          icon={<Building2 size={28} aria-hidden />}
          title={t`Personne ne suit plusieurs établissements`}
          action={invite}
        >
          <Trans>
            Une collectivité ou une académie peut voir l’état des contrats et les nombres des
            établissements que vous choisissez, sans aucun nom.
          </Trans>
        </EmptyState>
      ) : null}
      {data && data.length > 0 ? (
        <>
          <ul className={styles.list}>
            {data.map((district) => (
              <li key={district.operatorId} className={styles.row}>
                <h3 className={styles.name}>{district.label}</h3>
                {district.installed ? null : (
                  <Chip tone="warn">
                    <Trans>invitation en attente</Trans>
                  </Chip>
                )}
                <p className={styles.soft}>
                  <Plural
                    value={district.schoolIds.length}
                    _0="aucun établissement"
                    one="# établissement"
                    other="# établissements"
                  />
                </p>
                <Button look="ghost" size="small" onPress={() => setEdited(district)}>
                  <Trans>Choisir ses établissements</Trans>
                </Button>
              </li>
            ))}
          </ul>
          <div>{invite}</div>
        </>
      ) : null}
      {edited ? (
        <DistrictDialog
          district={edited === 'new' ? null : edited}
          schools={schools}
          onInvited={setShown}
          onClose={() => setEdited(null)}
        />
      ) : null}
      <InvitationDialog invitation={shown} onClose={() => setShown(null)} />
    </section>
  );
}
