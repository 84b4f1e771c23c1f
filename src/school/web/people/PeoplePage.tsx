import { Plural, Trans, useLingui } from '@lingui/react/macro';
import { useInfiniteQuery } from '@tanstack/react-query';
import { Download, UserPlus, UserSearch } from 'lucide-react';
import { useState } from 'react';
import {
  Button,
  EmptyState,
  PageHead,
  ProblemNotice,
  Skeleton,
  toastProblem,
} from '../../../platform/web/ui/index.ts';
import { AddPersonDialog } from './AddPersonDialog.tsx';
import { type PeopleFilter, peopleQuery, useExport } from './people.ts';
import styles from './people.module.css';
import { PeopleFilters } from './PeopleFilters.tsx';
import { PersonLine } from './PersonLine.tsx';
import { rememberedFilter, rememberFilter } from './remembered.ts';
import { useSettled } from './use-settled.ts';

type Props = {
  /** May the viewer write in the register? */
  mayWrite: boolean;
  onAdded: (personId: string) => void;
  /** A filter to begin with, told by a link. */
  unplaced?: boolean;
};

/** The school's people: found by name, narrowed by role, group and state. */
export function PeoplePage({ mayWrite, onAdded, unplaced = false }: Props) {
  const { t } = useLingui();
  const [filter, setFilter] = useState<PeopleFilter>(() =>
    unplaced ? { unplaced: 'yes' } : rememberedFilter(),
  );
  const [adding, setAdding] = useState(false);
  const download = useExport();
  const change = (next: PeopleFilter) => {
    rememberFilter(next);
    setFilter(next);
  };
  return (
    <>
      <PageHead
        title={t`Personnes`}
        actions={
          <>
            <Button
              look="ghost"
              icon={<Download size={20} aria-hidden />}
              pending={download.isPending}
              onPress={() =>
                download.mutate({ filter, name: t`personnes.csv` }, { onError: toastProblem })
              }
            >
              <Trans>Exporter la liste</Trans>
            </Button>
            {mayWrite ? (
              <Button icon={<UserPlus size={20} aria-hidden />} onPress={() => setAdding(true)}>
                <Trans>Ajouter une personne</Trans>
              </Button>
            ) : null}
          </>
        }
      >
        <Trans>Le fichier que tient l’établissement, dans l’ordre alphabétique.</Trans>
      </PageHead>
      <PeopleFilters filter={filter} onFilter={change} />
      <People filter={filter} onClear={() => change({})} />
      {adding ? (
        <AddPersonDialog
          onClose={() => setAdding(false)}
          onAdded={(personId) => {
            setAdding(false);
            onAdded(personId);
          }}
        />
      ) : null}
    </>
  );
}

function People({ filter, onClear }: { filter: PeopleFilter; onClear: () => void }) {
  const list = useInfiniteQuery(peopleQuery(useSettled(filter)));
  const people = list.data?.pages.flatMap((page) => page.people) ?? [];
  const total = list.data?.pages[0]?.total ?? 0;
  if (list.isPending) return <Skeleton rows={8} />;
  if (list.error)
    return (
      <ProblemNotice
        error={list.error}
        retrying={list.isFetching}
        onRetry={() => void list.refetch()}
      />
    );
  if (people.length === 0) return <Nobody onClear={onClear} />;
  return (
    <>
      <p className={styles.count} role="status">
        <Plural value={total} one="# personne" other="# personnes" />
      </p>
      <ul className={styles.list} aria-busy={list.isPlaceholderData}>
        {people.map((person) => (
          <PersonLine key={person.personId} person={person} />
        ))}
      </ul>
      {list.hasNextPage ? (
        <p className={styles.more}>
          <Button
            look="quiet"
            pending={list.isFetchingNextPage}
            onPress={() => void list.fetchNextPage()}
          >
            <Trans>Afficher la suite</Trans>
          </Button>
        </p>
      ) : null}
    </>
  );
}

function Nobody({ onClear }: { onClear: () => void }) {
  const { t } = useLingui();
  return (
    <EmptyState
      icon={<UserSearch size={28} aria-hidden />}
      title={t`Personne ne répond à cette recherche`}
      action={
        <Button look="quiet" onPress={onClear}>
          <Trans>Tout afficher</Trans>
        </Button>
      }
    >
      <Trans>
        La recherche ne tient pas compte des accents et accepte une partie du nom ou du prénom.
      </Trans>
    </EmptyState>
  );
}
