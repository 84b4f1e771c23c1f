import { Trans, useLingui } from '@lingui/react/macro';
import { useQuery } from '@tanstack/react-query';
import { ProblemNotice, Skeleton, useLanguage } from '../../../platform/web/ui/index.ts';
import { cookiesQuery } from '../../../privacy/web/index.ts';
import styles from './pages.module.css';

/** Every cookie, as the data map declares it. */
export function CookieTable() {
  const { t } = useLingui();
  const cookies = useQuery(cookiesQuery(useLanguage()));
  return (
    <div className={styles.prose}>
      <h2 id="cookies">
        <Trans>Témoins déposés sur cet appareil</Trans>
      </h2>
      <p>
        <Trans>Ils sont nécessaires, et ce sont les seuls.</Trans>
      </p>
      {cookies.isPending ? <Skeleton rows={4} /> : null}
      {cookies.error ? (
        <ProblemNotice
          error={cookies.error}
          retrying={cookies.isFetching}
          onRetry={() => void cookies.refetch()}
        />
      ) : null}
      {cookies.data ? (
        <table className={styles.table} aria-labelledby="cookies">
          <thead>
            <tr>
              {[t`Nom`, t`Pour quoi faire`, t`Combien de temps`].map((head) => (
                <th key={head} scope="col">
                  {head}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {cookies.data.map(({ name, what, life }) => (
              <tr key={name}>
                <th scope="row">
                  <code>{name}</code>
                </th>
                <td>{what}</td>
                <td>{life}</td>
              </tr>
            ))}
          </tbody>
        </table>
      ) : null}
    </div>
  );
}
