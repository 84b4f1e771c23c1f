import { Trans, useLingui } from '@lingui/react/macro';
import { useQuery } from '@tanstack/react-query';
import { UserRoundCheck, UserRoundX } from 'lucide-react';
import { useState } from 'react';
import {
  Button,
  Chip,
  ProblemNotice,
  Skeleton,
  toastProblem,
  useFormat,
} from '../../../platform/web/ui/index.ts';
import type { VisitView } from '../../contract/providers/routes.ts';
import { useMe } from '../session.ts';
import styles from './providers.module.css';
import { VisitDialog } from './VisitDialog.tsx';
import { useJudgeVisit, visitsQuery } from './visits.ts';

/** Those whom a provider sent and the register did not know: the office says who they are. */
export function Visits() {
  const visits = useQuery(visitsQuery);
  const [chosen, setChosen] = useState<VisitView | null>(null);
  return (
    <section className={styles.section}>
      <h2>
        <Trans>Personnes à reconnaître</Trans>
      </h2>
      {visits.isPending ? <Skeleton rows={2} /> : null}
      {visits.error ? (
        <ProblemNotice error={visits.error} onRetry={() => void visits.refetch()} />
      ) : null}
      {visits.data?.length === 0 ? (
        <p className={styles.soft}>
          <Trans>
            Personne n’attend. Qui se connecte sans être reconnu apparaît ici pendant trente jours.
          </Trans>
        </p>
      ) : null}
      <ul className={styles.visits}>
        {visits.data?.map((visit) => (
          <Visit key={visit.visitId} visit={visit} onChoose={() => setChosen(visit)} />
        ))}
      </ul>
      {chosen ? <VisitDialog visit={chosen} onClose={() => setChosen(null)} /> : null}
    </section>
  );
}

function Visit({ visit, onChoose }: { visit: VisitView; onChoose: () => void }) {
  const { t } = useLingui();
  const judge = useJudgeVisit(() => {});
  const format = useFormat(useMe().school.timeZone);
  const { provider, lastAt, refused } = visit;
  const name = visit.toldName ?? t`Nom non donné`;
  const [day, hour] = [format.date(lastAt), format.hour(lastAt)];
  return (
    <li className={styles.visit}>
      <div className={styles.who}>
        <strong>{name}</strong>
        <span className={styles.soft}>
          <Trans>
            d’après {provider}, le {day} à {hour}
          </Trans>
        </span>
        {visit.identifiers.map(({ scheme, value }) => (
          <code key={`${scheme} ${value}`}>
            {scheme} {value}
          </code>
        ))}
        {visit.reason === 'several' ? (
          <Chip tone="warn">
            <Trans>ses identifiants désignent plusieurs personnes</Trans>
          </Chip>
        ) : null}
        {refused ? (
          <Chip tone="plain">
            <Trans>refusée</Trans>
          </Chip>
        ) : null}
      </div>
      <div className={styles.actions}>
        <Button
          look="quiet"
          icon={<UserRoundCheck size={18} aria-hidden />}
          aria-label={t`Relier à une personne\u00a0: ${name}`}
          onPress={onChoose}
        >
          <Trans>Relier à une personne</Trans>
        </Button>
        {refused ? null : (
          <Button
            look="ghost"
            pending={judge.isPending}
            icon={<UserRoundX size={18} aria-hidden />}
            aria-label={t`Refuser ${name}`}
            onPress={() =>
              judge.mutate({ visitId: visit.visitId, personId: null }, { onError: toastProblem })
            }
          >
            {t({ message: 'Refuser', context: 'a sign-in that nobody knows' })}
          </Button>
        )}
      </div>
    </li>
  );
}
