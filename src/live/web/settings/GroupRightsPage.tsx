import { Trans, useLingui } from '@lingui/react/macro';
import { useQuery } from '@tanstack/react-query';
import { ArrowLeft } from 'lucide-react';
import { Card, Link, PageHead, ProblemNotice, Skeleton } from '../../../platform/web/ui/index.ts';
import { LayerRights } from './LayerRights.tsx';
import { groupRightsQuery, useSetGroup } from './layers.ts';
import styles from './settings.module.css';
import { useSetTold } from './use-set-told.ts';

/** What pupils may do in the lessons of one class. */
export function GroupRightsPage({ groupId }: { groupId: string }) {
  const { t } = useLingui();
  const { data, error, isPending, isFetching, refetch } = useQuery(groupRightsQuery(groupId));
  const set = useSetTold(useSetGroup(groupId), 'class');
  return (
    <div className={styles.stack}>
      <p className={styles.back}>
        <Link href={`/classes/${groupId}`} icon={<ArrowLeft size={18} aria-hidden />}>
          {data?.group ?? t`La classe`}
        </Link>
      </p>
      <PageHead
        title={data ? t`Droits pendant les cours de ${data.group}` : t`Droits de la classe`}
      >
        <Trans>Ce que les élèves peuvent faire dans chaque cours de cette classe.</Trans>
      </PageHead>
      {isPending ? <Skeleton rows={5} /> : null}
      {error ? (
        <ProblemNotice error={error} retrying={isFetching} onRetry={() => void refetch()} />
      ) : null}
      {data ? (
        <Card>
          <LayerRights
            layer="class"
            layers={data.layers}
            onSet={(change) => set(data.layers, change)}
          />
        </Card>
      ) : null}
      <p className={styles.note}>
        <Trans>
          Chaque cours de la classe commence ainsi&nbsp;; il peut être réglé autrement, et une
          personne aussi. Ce qui change ici vaut aussitôt, même dans un cours commencé.
        </Trans>
      </p>
    </div>
  );
}
