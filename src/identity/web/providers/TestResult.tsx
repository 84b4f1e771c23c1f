import { Trans, useLingui } from '@lingui/react/macro';
import { useQuery } from '@tanstack/react-query';
import { ProblemError } from '../../../platform/web/index.ts';
import { Card, Notice, ProblemNotice, Skeleton } from '../../../platform/web/ui/index.ts';
import type { ProviderTest } from '../../contract/providers/routes.ts';
import { testQuery } from './providers.ts';
import styles from './providers.module.css';

/** What a test has just brought: shown once, kept nowhere. */
export function TestResult({ testId }: { testId: string }) {
  const { data, error, isPending } = useQuery(testQuery(testId));
  if (isPending) return <Skeleton rows={3} />;
  // It was read already: the page was loaded again.
  if (error) return null;
  return <Result test={data} />;
}

function Result({ test }: { test: ProviderTest }) {
  const { t } = useLingui();
  const { name, person, problem, attributes } = test;
  const who = person ? `${person.name.given} ${person.name.family}` : '';
  return (
    <section className={styles.test} aria-label={t`Essai de ${name}`}>
      {person ? (
        <Notice tone="good" alert title={t`${name} reconnaît ${who}`}>
          <p>
            <Trans>Personne n’a été connecté, et rien n’est gardé de cet essai.</Trans>
          </p>
        </Notice>
      ) : null}
      {problem ? <ProblemNotice error={new ProblemError({ code: problem, status: 403 })} /> : null}
      {attributes.length > 0 ? (
        <Card>
          <h2>
            <Trans>Attributs reçus</Trans>
          </h2>
          <dl className={styles.attributes}>
            {attributes.map((attribute) => (
              <div key={attribute.name}>
                <dt>{attribute.name}</dt>
                <dd>{attribute.values.join(', ')}</dd>
              </div>
            ))}
          </dl>
        </Card>
      ) : null}
    </section>
  );
}
