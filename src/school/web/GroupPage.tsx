import { Plural, Trans, useLingui } from '@lingui/react/macro';
import { useQuery } from '@tanstack/react-query';
import { ArrowLeft, FileUp, UserRoundPlus, X } from 'lucide-react';
import { type ReactNode, useState } from 'react';
import {
  Avatar,
  Button,
  EmptyState,
  IconButton,
  Link,
  PageHead,
  ProblemNotice,
  Skeleton,
} from '../../platform/web/ui/index.ts';
import { compareNames, initials, listedName } from '../contract/names.ts';
import type { PersonView } from '../contract/people.ts';
import type { GroupView } from '../contract/routes.ts';
import { GroupMenu } from './groups/GroupMenu.tsx';
import { GroupDialogs, type GroupDialog } from './groups/GroupDialogs.tsx';
import { GroupStaff } from './groups/GroupStaff.tsx';
import { useMembers } from './groups/use-members.ts';
import { groupQuery } from './groups.ts';
import styles from './school.module.css';

export type GroupPageProps = {
  groupId: string;
  /** What other domains do with a group. */
  renderActions?: (group: GroupView) => ReactNode;
};

/** A class: its pupils, who teaches there; the office changes both. */
export function GroupPage({ groupId, renderActions }: GroupPageProps) {
  const { t } = useLingui();
  const [dialog, setDialog] = useState<GroupDialog>(null);
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
        actions={
          data ? (
            <>
              {renderActions?.(data.group)}
              {data.mayChange ? <GroupMenu group={data.group} onDialog={setDialog} /> : null}
            </>
          ) : undefined
        }
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
      {data ? <GroupStaff view={data} /> : null}
      {data && data.people.length > 0 ? (
        <Register
          group={data.group}
          people={data.people}
          open={data.mayChange || data.group.mine}
          mayChange={data.mayChange && !data.group.archived}
        />
      ) : null}
      {data && dialog ? (
        <GroupDialogs dialog={dialog} view={data} onClose={() => setDialog(null)} />
      ) : null}
      {data?.people.length === 0 ? (
        <Empty
          mayChange={data.mayChange && !data.group.archived}
          onAdd={() => setDialog('pupil')}
        />
      ) : null}
    </>
  );
}

/** Nobody yet: the office fills it, the others read who will. */
function Empty({ mayChange, onAdd }: { mayChange: boolean; onAdd: () => void }) {
  const { t } = useLingui();
  return (
    <EmptyState
      icon={<UserRoundPlus size={28} aria-hidden />}
      title={t`Personne dans cette classe`}
      action={
        mayChange ? (
          <div className={styles.actions}>
            <Button icon={<UserRoundPlus size={20} aria-hidden />} onPress={onAdd}>
              <Trans>Ajouter un élève</Trans>
            </Button>
            <Link
              href="/etablissement/imports"
              look="quiet"
              icon={<FileUp size={20} aria-hidden />}
            >
              <Trans>Importer une liste</Trans>
            </Link>
          </div>
        ) : undefined
      }
    >
      {mayChange ? (
        <Trans>Ses élèves s’ajoutent un par un, ou tous ensemble par une liste.</Trans>
      ) : (
        <Trans>Ses élèves apparaîtront dès que l’établissement les aura inscrits.</Trans>
      )}
    </EmptyState>
  );
}

type RegisterProps = {
  group: GroupView;
  people: readonly PersonView[];
  /** May the viewer open a pupil's page? */
  open: boolean;
  mayChange: boolean;
};

function Register({ group, people, open, mayChange }: RegisterProps) {
  const { t } = useLingui();
  const { take } = useMembers(group);
  const sorted = [...people].sort((one, other) => compareNames(one.name, other.name));
  return (
    <ol className={styles.register}>
      {sorted.map(({ personId, name }) => (
        <li key={personId} className={styles.pupil}>
          <Avatar id={personId} initials={initials(name)} />
          {open ? (
            <Link href={`/personnes/${personId}`}>{listedName(name)}</Link>
          ) : (
            <span>
              <strong>{name.family}</strong> {name.given}
            </span>
          )}
          {mayChange ? (
            <IconButton
              label={t`Retirer ${listedName(name)} de ${group.name}`}
              icon={<X size={20} aria-hidden />}
              onPress={() => take({ personId, name, as: 'pupil' })}
            />
          ) : null}
        </li>
      ))}
    </ol>
  );
}
