import { Plural, Trans, useLingui } from '@lingui/react/macro';
import { useQuery } from '@tanstack/react-query';
import { CalendarRange } from 'lucide-react';
import { useState } from 'react';
import {
  Button,
  Chip,
  EmptyState,
  PageHead,
  ProblemNotice,
  Skeleton,
  useFormat,
} from '../../../platform/web/ui/index.ts';
import type { WrittenYear, YearsView, YearView } from '../../contract/years/routes.ts';
import { RolloverForm } from './RolloverForm.tsx';
import { RolloverReport } from './RolloverReport.tsx';
import { YearDialog } from './YearDialog.tsx';
import { yearsQuery } from './years.ts';
import styles from './years.module.css';

type Page = { timeZone: string };

/** The school's years, and the passage from one to the next. */
export function YearsPage({ timeZone }: Page) {
  const { t } = useLingui();
  const years = useQuery(yearsQuery);
  const [preparing, setPreparing] = useState(false);
  const mayPrepare = years.data?.mayChange && years.data.proposed === null && !preparing;
  return (
    <div className={styles.stack}>
      <PageHead
        title={preparing ? t`Préparer l’année suivante` : t`Années scolaires`}
        actions={
          mayPrepare ? (
            <Button onPress={() => setPreparing(true)}>
              <Trans>Préparer l’année suivante</Trans>
            </Button>
          ) : undefined
        }
      >
        {preparing ? (
          <Trans>Rien n’est changé avant de basculer.</Trans>
        ) : (
          <Trans>Chaque année a ses classes et ses groupes&nbsp;; les personnes restent.</Trans>
        )}
      </PageHead>
      {years.isPending ? <Skeleton rows={3} /> : null}
      {years.error ? (
        <ProblemNotice
          error={years.error}
          retrying={years.isFetching}
          onRetry={() => void years.refetch()}
        />
      ) : null}
      {years.data && preparing ? <RolloverForm onClose={() => setPreparing(false)} /> : null}
      {years.data && !preparing ? <Years view={years.data} timeZone={timeZone} /> : null}
    </div>
  );
}

type Written = { yearId: string | null; year: WrittenYear };

function Years({ view, timeZone }: Page & { view: YearsView }) {
  const { t } = useLingui();
  const { years, proposed, rollover, mayChange } = view;
  const [written, setWritten] = useState<Written | null>(null);
  return (
    <>
      {proposed && years.length === 0 ? (
        <EmptyState
          icon={<CalendarRange size={28} aria-hidden />}
          title={t`L’année en cours n’a pas encore de nom`}
          action={
            mayChange ? (
              <Button onPress={() => setWritten({ yearId: null, year: proposed })}>
                <Trans>Nommer l’année en cours</Trans>
              </Button>
            ) : undefined
          }
        >
          <Trans>
            Une fois nommée et datée, l’année se termine par une bascule&nbsp;: les classes sont
            archivées, et les suivantes viennent du prochain import.
          </Trans>
        </EmptyState>
      ) : null}
      {rollover ? (
        <RolloverReport rollover={rollover} timeZone={timeZone} mayChange={mayChange} />
      ) : null}
      {years.length > 0 ? (
        <ul className={styles.list} aria-label={t`Années scolaires`}>
          {years.map((year) => (
            <YearRow
              key={year.yearId}
              year={year}
              onCorrect={mayChange ? () => setWritten({ yearId: year.yearId, year }) : undefined}
            />
          ))}
        </ul>
      ) : null}
      {written ? <YearDialog {...written} onClose={() => setWritten(null)} /> : null}
    </>
  );
}

function YearRow({ year, onCorrect }: { year: YearView; onCorrect: (() => void) | undefined }) {
  const { t } = useLingui();
  // Days without an hour are the same everywhere: read where they were written.
  const format = useFormat('UTC');
  const [name, from, until] = [year.name, format.date(year.startsOn), format.date(year.endsOn)];
  return (
    <li className={styles.row}>
      <span>
        <strong>{name}</strong>
        <br />
        <span className={styles.soft}>
          <Trans>
            du {from} au {until}
          </Trans>
        </span>
      </span>
      <span className={styles.soft}>
        <Plural
          value={year.groups}
          _0="aucun groupe"
          one="# classe ou groupe"
          other="# classes et groupes"
        />
      </span>
      <Chip tone={year.current ? 'good' : 'plain'}>
        {year.current
          ? t({ message: 'En cours', context: 'school year' })
          : t({ message: 'Terminée', context: 'school year' })}
      </Chip>
      {onCorrect ? (
        <Button look="ghost" aria-label={t`Corriger ${name}`} onPress={onCorrect}>
          <Trans>Corriger</Trans>
        </Button>
      ) : null}
    </li>
  );
}
