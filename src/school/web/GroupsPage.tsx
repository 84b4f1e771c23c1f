import { Plural, Trans, useLingui } from '@lingui/react/macro';
import { useQuery } from '@tanstack/react-query';
import { Plus, Users } from 'lucide-react';
import { useState } from 'react';
import { Link } from 'react-aria-components/Link';
import { cx } from '../../platform/web/looks/index.ts';
import {
  Button,
  EmptyState,
  PageHead,
  ProblemNotice,
  Skeleton,
} from '../../platform/web/ui/index.ts';
import type { GroupView } from '../contract/routes.ts';
import { GroupFormDialog } from './groups/GroupFormDialog.tsx';
import { groupsQuery } from './groups.ts';
import styles from './school.module.css';

type Props = {
  /** May the viewer make a group? */
  mayWrite?: boolean;
  onAdded?: (groupId: string) => void;
};

export function GroupsPage({ mayWrite = false, onAdded }: Props) {
  const { t } = useLingui();
  const [adding, setAdding] = useState(false);
  const groups = useQuery(groupsQuery);
  const mine = groups.data?.filter((group) => group.mine) ?? [];
  const others = groups.data?.filter((group) => !group.mine) ?? [];
  return (
    <>
      <PageHead
        title={t`Mes classes`}
        actions={
          mayWrite ? (
            <Button icon={<Plus size={20} aria-hidden />} onPress={() => setAdding(true)}>
              <Trans>Ajouter une classe ou un groupe</Trans>
            </Button>
          ) : undefined
        }
      >
        <Trans>Les listes viennent de l’établissement, qui les tient à jour.</Trans>
      </PageHead>
      {adding ? (
        <GroupFormDialog
          group={null}
          onClose={() => setAdding(false)}
          onWritten={(groupId) => onAdded?.(groupId)}
        />
      ) : null}
      {groups.isPending ? <Skeleton rows={4} /> : null}
      {groups.error ? (
        <ProblemNotice
          error={groups.error}
          retrying={groups.isFetching}
          onRetry={() => void groups.refetch()}
        />
      ) : null}
      {groups.data?.length === 0 ? (
        <EmptyState icon={<Users size={28} aria-hidden />} title={t`Pas encore de classe`}>
          <Trans>
            Ici se trouvent les classes et leurs élèves. L’établissement les ajoute depuis son
            logiciel de scolarité.
          </Trans>
        </EmptyState>
      ) : null}
      {mine.length > 0 ? <GroupGrid title={t`J’y enseigne`} groups={mine} /> : null}
      {others.length > 0 ? (
        <GroupGrid
          title={
            mine.length > 0
              ? t`Les autres classes de l’établissement`
              : t`Les classes de l’établissement`
          }
          groups={others}
        />
      ) : null}
    </>
  );
}

function GroupGrid({ title, groups }: { title: string; groups: readonly GroupView[] }) {
  return (
    <section className={styles.section}>
      <h2>{title}</h2>
      <ul className={styles.grid}>
        {groups.map((group) => (
          <li key={group.groupId}>
            <Link href={`/classes/${group.groupId}`} className={cx(styles.group)}>
              <span className={styles.groupName}>{group.name}</span>
              <span className={styles.soft}>
                <Plural value={group.pupils} _0="aucun élève" one="# élève" other="# élèves" />
              </span>
              {group.kind === 'teaching' ? (
                <span className={styles.soft}>
                  <Trans>groupe d’enseignement</Trans>
                </span>
              ) : null}
            </Link>
          </li>
        ))}
      </ul>
    </section>
  );
}
