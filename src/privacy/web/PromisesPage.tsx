import { Trans, useLingui } from '@lingui/react/macro';
import { useQuery } from '@tanstack/react-query';
import {
  Card,
  PageHead,
  ProblemNotice,
  Skeleton,
  useLanguage,
} from '../../platform/web/ui/index.ts';
import { progress, themes } from '../contract/promises.ts';
import type { PromiseView } from '../contract/routes.ts';
import styles from './privacy.module.css';
import { PromiseList } from './PromiseList.tsx';
import { PromisesPicture } from './PromisesPicture.tsx';
import { promisesQuery } from './queries.ts';

/** What Préau promises, how much of it is proven, and by what. */
export function PromisesPage() {
  const { t } = useLingui();
  const promises = useQuery(promisesQuery(useLanguage()));
  return (
    <>
      <PageHead title={t`Promesses`}>
        <Trans>
          Ce que Préau promet aux écoles, et l’essai qui le prouve à chaque version. Ce qui n’est
          pas prouvé est dit aussi.
        </Trans>
      </PageHead>
      {promises.isPending ? <Skeleton rows={6} /> : null}
      {promises.error ? (
        <ProblemNotice
          error={promises.error}
          retrying={promises.isFetching}
          onRetry={() => void promises.refetch()}
        />
      ) : null}
      {promises.data ? <Ledger promises={promises.data} /> : null}
    </>
  );
}

function Ledger({ promises }: { promises: readonly PromiseView[] }) {
  return (
    <div className={styles.stack}>
      <Card>
        <PromisesPicture progress={progress(promises)} />
      </Card>
      {themes.map((theme) => (
        <PromiseList
          key={theme}
          theme={theme}
          promises={promises.filter((promise) => promise.theme === theme)}
        />
      ))}
    </div>
  );
}
