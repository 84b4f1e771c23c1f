import { Trans, useLingui } from '@lingui/react/macro';
import { useQuery } from '@tanstack/react-query';
import { ArrowLeft } from 'lucide-react';
import { type ReactNode, useState } from 'react';
import type { Format } from '../../../platform/web/index.ts';
import { Chip, Link, PageHead, ProblemNotice, Skeleton } from '../../../platform/web/ui/index.ts';
import type { PersonPageView } from '../../contract/person-views.ts';
import { PersonDialogs, type PersonDialog } from './PersonDialogs.tsx';
import { PersonGroups } from './PersonGroups.tsx';
import { PersonMenu } from './PersonMenu.tsx';
import { PersonRecordCards } from './PersonRecordCards.tsx';
import { personQuery } from './people.ts';
import styles from './people.module.css';
import { roleWords, standingWords } from './words.ts';

export type PersonPageProps = {
  personId: string;
  format: Format;
  /** May the viewer come back to the whole list? */
  mayList: boolean;
  onRemoved: () => void;
  /** What other domains offer on this person: an account, a card, an invitation. */
  renderMore?: ((person: PersonPageView) => ReactNode) | undefined;
};

/** One person: who they are here, what is kept of them and why, what can be done. */
export function PersonPage(props: PersonPageProps) {
  const { personId, format, mayList, onRemoved, renderMore } = props;
  const { t } = useLingui();
  const person = useQuery(personQuery(personId));
  const [dialog, setDialog] = useState<PersonDialog>(null);
  const { data } = person;
  return (
    <>
      <p className={styles.back}>
        <Link href={mayList ? '/personnes' : '/classes'} icon={<ArrowLeft size={18} aria-hidden />}>
          {mayList ? <Trans>Personnes</Trans> : <Trans>Mes classes</Trans>}
        </Link>
      </p>
      <PageHead
        title={data ? titleOf(data) : t`Fiche`}
        actions={data ? <PersonMenu person={data} onDialog={setDialog} /> : undefined}
      >
        {data ? <Standing person={data} /> : null}
      </PageHead>
      {person.isPending ? <Skeleton rows={4} /> : null}
      {person.error ? (
        <ProblemNotice
          error={person.error}
          retrying={person.isFetching}
          onRetry={() => void person.refetch()}
        />
      ) : null}
      {data ? (
        <div className={styles.cards}>
          <PersonGroups person={data} />
          {data.record ? (
            <PersonRecordCards
              person={data}
              record={data.record}
              format={format}
              onAddGuardian={() => setDialog('guardian')}
            />
          ) : null}
          {renderMore?.(data)}
        </div>
      ) : null}
      {data && dialog ? (
        <PersonDialogs
          dialog={dialog}
          person={data}
          onClose={() => setDialog(null)}
          onRemoved={onRemoved}
        />
      ) : null}
    </>
  );
}

export const titleOf = ({ name }: Pick<PersonPageView, 'name'>) =>
  [name.title, name.given, name.family].filter(Boolean).join(' ');

function Standing({ person }: { person: PersonPageView }) {
  const { i18n } = useLingui();
  const { label, tone } = standingWords[person.standing];
  return (
    <span className={styles.chips}>
      {i18n._(roleWords[person.role])}
      <Chip tone={tone}>{i18n._(label)}</Chip>
    </span>
  );
}
