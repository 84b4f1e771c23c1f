import { Trans, useLingui } from '@lingui/react/macro';
import { useQuery } from '@tanstack/react-query';
import { Card, PageHead, ProblemNotice, Skeleton } from '../../../platform/web/ui/index.ts';
import { LayerRights } from './LayerRights.tsx';
import { schoolRightsQuery, useSetSchool } from './layers.ts';
import styles from './settings.module.css';
import { useSetTold } from './use-set-told.ts';

/** What pupils may do in the lessons of the whole school, unless a class or a lesson says otherwise. */
export function SchoolRightsPage() {
  const { t } = useLingui();
  const { data, error, isPending, isFetching, refetch } = useQuery(schoolRightsQuery);
  const set = useSetTold(useSetSchool(), 'school');
  return (
    <div className={styles.stack}>
      <PageHead title={t`Droits pendant les cours`}>
        <Trans>Ce que les élèves peuvent faire dans tous les cours de l’établissement.</Trans>
      </PageHead>
      {isPending ? <Skeleton rows={5} /> : null}
      {error ? (
        <ProblemNotice error={error} retrying={isFetching} onRetry={() => void refetch()} />
      ) : null}
      {data ? (
        <Card>
          <LayerRights
            layer="school"
            layers={data.layers}
            onSet={(change) => set(data.layers, change)}
          />
        </Card>
      ) : null}
      <p className={styles.note}>
        <Trans>
          Une classe, un cours ou une personne peut être réglée autrement&nbsp;: le réglage le plus
          proche l’emporte. Ce qui change ici vaut aussitôt, même dans un cours commencé. Les
          réunions du personnel n’en dépendent pas.
        </Trans>
      </p>
    </div>
  );
}
