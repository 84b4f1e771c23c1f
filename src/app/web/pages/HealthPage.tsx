import type { MessageDescriptor } from '@lingui/core';
import { msg } from '@lingui/core/macro';
import { Trans, useLingui } from '@lingui/react/macro';
import { useQuery } from '@tanstack/react-query';
import { Chip, Notice, PageHead, ProblemNotice, Skeleton } from '../../../platform/web/ui/index.ts';
import type { parts } from '../../contract/routes.ts';
import { healthQuery } from '../installation.ts';
import styles from './pages.module.css';

type Part = (typeof parts)[number];
type State = 'ok' | 'away' | 'off';

/** Each part by what people lose without it. */
const partWords: Record<Part, { name: MessageDescriptor; role: MessageDescriptor }> = {
  database: { name: msg`Base de données`, role: msg`Les cours, les classes et les comptes.` },
  media: { name: msg`Son et image`, role: msg`Le moteur qui relie les micros et les caméras.` },
  jobs: {
    name: msg`Travaux de fond`,
    role: msg`Ce qui se fait sans attendre\u00a0: nettoyages, envois.`,
  },
  files: { name: msg`Fichiers`, role: msg`Le dépôt des documents.` },
  mail: { name: msg`Courrier`, role: msg`L’envoi des messages de l’établissement.` },
};

const stateWords: Record<State, { tone: 'good' | 'bad' | 'plain'; words: MessageDescriptor }> = {
  ok: { tone: 'good', words: msg`Marche` },
  away: { tone: 'bad', words: msg`Ne répond pas` },
  off: { tone: 'plain', words: msg`Pas en service ici` },
};

/** How each part of the installation is, in words, for whoever asks “is it me or is it Préau?”. */
export function HealthPage() {
  const { t, i18n } = useLingui();
  const health = useQuery(healthQuery);
  return (
    <>
      <PageHead title={t`État du service`}>
        <Trans>Se met à jour toutes les dix secondes.</Trans>
      </PageHead>
      {health.isPending ? <Skeleton rows={5} /> : null}
      {health.error ? (
        <ProblemNotice
          error={health.error}
          retrying={health.isFetching}
          onRetry={() => void health.refetch()}
        />
      ) : null}
      {health.data ? (
        <div className={styles.stack}>
          <Notice
            tone={health.data.state === 'ok' ? 'good' : 'warn'}
            title={
              health.data.state === 'ok'
                ? t`Tout marche.`
                : t`Une partie ne répond pas\u00a0; le reste continue.`
            }
          />
          <ul className={styles.parts}>
            {health.data.parts.map(({ part, state }) => (
              <li key={part} className={styles.part}>
                <div>
                  <h2>{i18n._(partWords[part].name)}</h2>
                  <p className={styles.soft}>{i18n._(partWords[part].role)}</p>
                </div>
                <Chip tone={stateWords[state].tone}>{i18n._(stateWords[state].words)}</Chip>
              </li>
            ))}
          </ul>
        </div>
      ) : null}
    </>
  );
}
