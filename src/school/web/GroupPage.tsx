import { Plural, Trans, useLingui } from '@lingui/react/macro';
import { useQuery } from '@tanstack/react-query';
import { ArrowLeft, UserRoundPlus } from 'lucide-react';
import type { ReactNode } from 'react';
import {
  Avatar,
  EmptyState,
  Link,
  PageHead,
  ProblemNotice,
  Skeleton,
} from '../../platform/web/ui/index.ts';
import { compareNames, initials } from '../contract/names.ts';
import type { PersonView } from '../contract/people.ts';
import type { GroupView } from '../contract/routes.ts';
import { groupQuery } from './groups.ts';
import styles from './school.module.css';

type Props = {
  groupId: string;
  /** What other domains do with a group. */
  renderActions?: (group: GroupView) => ReactNode;
};

export function GroupPage({ groupId, renderActions }: Props) {
  const { t } = useLingui();
  const { data, error, isPending, isFetching, refetch } = useQuery(groupQuery(groupId));
  return (
    <>
      <p className={styles.back}>
        <Link href="/classes" icon={<ArrowLeft size={18} aria-hidden />}>
          <Trans>Mes classes</Trans>
        </Link>
      </p>
      <PageHead
        title={data?.group.name ?? t`Classe`}
        actions={data && data.people.length > 0 ? renderActions?.(data.group) : null}
      >
        {data ? (
          <Plural
            value={data.people.length}
            _0="Aucun élève"
            one="# élève"
            other="# élèves, par ordre alphabétique"
          />
        ) : null}
      </PageHead>
      {isPending ? <Skeleton rows={6} /> : null}
      {error ? (
        <ProblemNotice error={error} retrying={isFetching} onRetry={() => void refetch()} />
      ) : null}
      {data && data.people.length > 0 ? <Register people={data.people} /> : null}
      {data?.people.length === 0 ? (
        <EmptyState
          icon={<UserRoundPlus size={28} aria-hidden />}
          title={t`Personne dans cette classe`}
        >
          <Trans>Ses élèves apparaîtront dès que l’établissement les aura inscrits.</Trans>
        </EmptyState>
      ) : null}
    </>
  );
}

function Register({ people }: { people: readonly PersonView[] }) {
  const sorted = [...people].sort((one, other) => compareNames(one.name, other.name));
  return (
    <ol className={styles.register}>
      {sorted.map(({ personId, name }) => (
        <li key={personId} className={styles.pupil}>
          <Avatar id={personId} initials={initials(name)} />
          <span>
            <strong>{name.family}</strong> {name.given}
          </span>
        </li>
      ))}
    </ol>
  );
}
