import { Plural, Trans, useLingui } from '@lingui/react/macro';
import { useQuery } from '@tanstack/react-query';
import { ListChecks, PlugZap } from 'lucide-react';
import { Button, Notice, ProblemNotice } from '../../../platform/web/ui/index.ts';
import type {
  CourseMatch,
  CourseView,
  PlatformCheck,
} from '../../contract/providers/platform-routes.ts';
import { coursesQuery, useCheckPlatform, useMatchCourse } from './platform.ts';
import styles from './platform.module.css';

type Props = { providerId: string; name: string };

/** What a learning platform has beside the others: a check without a sign-in, and its courses' lists. */
export function PlatformPart({ providerId, name }: Props) {
  const { t } = useLingui();
  const check = useCheckPlatform();
  const courses = useQuery(coursesQuery(providerId));
  return (
    <div className={styles.part}>
      <p className={styles.soft}>
        <Trans>
          On arrive par un lien de la plateforme&nbsp;: rien n’est ajouté à la page de connexion.
        </Trans>
      </p>
      <div>
        <Button
          look="quiet"
          pending={check.isPending}
          icon={<PlugZap size={18} aria-hidden />}
          aria-label={t`Vérifier la plateforme\u00a0: ${name}`}
          onPress={() => check.mutate(providerId)}
        >
          <Trans>Vérifier la plateforme</Trans>
        </Button>
      </div>
      {check.error ? <ProblemNotice error={check.error} /> : null}
      {check.data ? <Checked found={check.data} /> : null}
      {courses.data?.length ? <Courses providerId={providerId} courses={courses.data} /> : null}
    </div>
  );
}

function Checked({ found }: { found: PlatformCheck }) {
  const { t } = useLingui();
  const isGood = found.keys > 0 && found.lists !== 'refused';
  const lists = {
    granted: t`Elle donne accès à ses listes.`,
    refused: t`Elle refuse l’accès à ses listes\u00a0: vérifier l’adresse des jetons et nos clés.`,
    unused: t`Ses listes ne sont pas lues, faute d’adresse des jetons.`,
  };
  return (
    <Notice
      tone={isGood ? 'good' : 'warn'}
      title={isGood ? t`La plateforme répond` : t`Un réglage est à revoir`}
    >
      <p>
        <Plural
          value={found.keys}
          _0="Elle ne montre aucune clé que Préau accepte."
          one="Elle montre # clé."
          other="Elle montre # clés."
        />{' '}
        {lists[found.lists]}
      </p>
    </Notice>
  );
}

function Courses({ providerId, courses }: { providerId: string; courses: readonly CourseView[] }) {
  const { t } = useLingui();
  const match = useMatchCourse(providerId);
  return (
    <section aria-label={t`Listes de la plateforme`}>
      <h3>
        <Trans>Listes de la plateforme</Trans>
      </h3>
      {match.error ? <ProblemNotice error={match.error} /> : null}
      {match.data ? <Matched counts={match.data} /> : null}
      <ul className={styles.courses}>
        {courses.map(({ courseId, title }) => (
          <li key={courseId} className={styles.course}>
            <span>{title ?? t`Cours sans nom`}</span>
            <Button
              look="ghost"
              size="small"
              icon={<ListChecks size={18} aria-hidden />}
              pending={match.isPending && match.variables === courseId}
              aria-label={t`Comparer avec le registre\u00a0: ${title ?? t`Cours sans nom`}`}
              onPress={() => match.mutate(courseId)}
            >
              <Trans>Comparer avec le registre</Trans>
            </Button>
          </li>
        ))}
      </ul>
    </section>
  );
}

function Matched({ counts: { known, tied, waiting, closed } }: { counts: CourseMatch }) {
  const { t } = useLingui();
  return (
    <Notice tone={waiting > 0 ? 'info' : 'good'} title={t`Liste comparée`}>
      <p>
        <Trans>
          Déjà rattachées&nbsp;: {known}. Rattachées à l’instant&nbsp;: {tied}. En attente du
          secrétariat&nbsp;: {waiting}. Sans accès aujourd’hui&nbsp;: {closed}.
        </Trans>
      </p>
    </Notice>
  );
}
