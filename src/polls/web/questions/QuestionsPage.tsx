import { Plural, Trans, useLingui } from '@lingui/react/macro';
import { useQuery } from '@tanstack/react-query';
import { ListChecks, Plus } from 'lucide-react';
import { useState } from 'react';
import {
  Button,
  Card,
  EmptyState,
  PageHead,
  ProblemNotice,
  Skeleton,
} from '../../../platform/web/ui/index.ts';
import type { QuestionSet } from '../../contract/question-routes.ts';
import { editedFrom, newSet, type EditedSet } from './edited.ts';
import { EraseDialog } from './EraseDialog.tsx';
import styles from './questions.module.css';
import { setsQuery } from './questions.ts';
import { SetEditor } from './SetEditor.tsx';

type Editing = { setId: string | null; set: EditedSet };

/** The lists of questions that one has prepared, to ask them in a lesson. */
export function QuestionsPage() {
  const { t } = useLingui();
  const sets = useQuery(setsQuery);
  const [editing, setEditing] = useState<Editing | null>(null);
  const [erased, setErased] = useState<QuestionSet | null>(null);
  const begin = () => setEditing({ setId: null, set: newSet() });
  if (editing) return <SetEditor {...editing} onClose={() => setEditing(null)} />;
  return (
    <div className={styles.stack}>
      <PageHead
        title={t`Questions`}
        actions={
          <Button icon={<Plus size={20} aria-hidden />} onPress={begin}>
            <Trans>Nouvelle liste</Trans>
          </Button>
        }
      >
        <Trans>
          Préparées ici, elles se posent en classe d’une pression&nbsp;: Outils, puis Sondages.
        </Trans>
      </PageHead>
      {sets.isPending ? <Skeleton rows={3} /> : null}
      {sets.error ? (
        <ProblemNotice
          error={sets.error}
          retrying={sets.isFetching}
          onRetry={() => void sets.refetch()}
        />
      ) : null}
      {sets.data?.length === 0 ? (
        <EmptyState
          icon={<ListChecks size={28} aria-hidden />}
          title={t`Aucune question préparée`}
          action={
            <Button onPress={begin}>
              <Trans>Préparer des questions</Trans>
            </Button>
          }
        >
          <Trans>
            Une liste se pose question après question. Avec une réponse attendue, c’est un
            quiz&nbsp;: chaque élève voit son score, et vous celui de tous.
          </Trans>
        </EmptyState>
      ) : null}
      {sets.data?.map((set) => (
        <Card key={set.setId}>
          <SetRow
            set={set}
            onEdit={() => setEditing({ setId: set.setId, set: editedFrom(set) })}
            onErase={() => setErased(set)}
          />
        </Card>
      ))}
      {erased ? <EraseDialog set={erased} onClose={() => setErased(null)} /> : null}
    </div>
  );
}

function SetRow({
  set: { title, questions },
  onEdit,
  onErase,
}: {
  set: QuestionSet;
  onEdit: () => void;
  onErase: () => void;
}) {
  const { t } = useLingui();
  return (
    <div className={styles.row}>
      <div className={styles.words}>
        <h2>{title}</h2>
        <p className={styles.soft}>
          <Plural
            value={questions.length}
            _0="aucune question"
            one="# question"
            other="# questions"
          />
        </p>
      </div>
      <Button look="quiet" aria-label={t`Modifier ${title}`} onPress={onEdit}>
        <Trans>Modifier</Trans>
      </Button>
      <Button look="plain" aria-label={t`Supprimer ${title}`} onPress={onErase}>
        <Trans>Supprimer</Trans>
      </Button>
    </div>
  );
}
