import { Trans, useLingui } from '@lingui/react/macro';
import { Link, PageHead, ProblemNotice } from '../../../platform/web/ui/index.ts';
import styles from './pages.module.css';

/** A page failed while it was drawn: the frame stays, with a sentence and a way on. */
export function CrashPage({ error, retry }: { error: unknown; retry: () => void }) {
  const { t } = useLingui();
  return (
    <>
      <PageHead title={t`Cette page n’a pas pu s’afficher`} />
      <div className={styles.stack}>
        <ProblemNotice error={error} onRetry={retry} />
        <p>
          <Link href="/semaine">
            <Trans>Aller à ma semaine</Trans>
          </Link>
        </p>
      </div>
    </>
  );
}
