import { Trans, useLingui } from '@lingui/react/macro';
import { Plus } from 'lucide-react';
import { type FormEvent, useState } from 'react';
import { Button, PageHead, ProblemNotice, TextField } from '../../../platform/web/ui/index.ts';
import { mostQuestions } from '../../contract/kinds.ts';
import { faultsOf, newQuestion, writtenFrom, type EditedSet } from './edited.ts';
import { QuestionEditor } from './QuestionEditor.tsx';
import styles from './questions.module.css';
import { useKeepSet } from './questions.ts';

/** A list of questions, being written. */
export function SetEditor({
  setId,
  set: first,
  onClose,
}: {
  setId: string | null;
  set: EditedSet;
  onClose: () => void;
}) {
  const { t } = useLingui();
  const [set, setSet] = useState(first);
  const [isTried, setTried] = useState(false);
  const keep = useKeepSet(setId);
  const written = writtenFrom(set);
  const faults = isTried ? faultsOf(written) : [];
  const submit = (event: FormEvent) => {
    event.preventDefault();
    setTried(true);
    if (written.title === '' || faultsOf(written).length > 0) return;
    keep.mutate(written, { onSuccess: onClose });
  };
  const { questions } = set;
  return (
    <form className={styles.stack} onSubmit={submit} noValidate>
      <PageHead title={setId === null ? t`Nouvelle liste de questions` : t`Modifier la liste`} />
      <TextField
        label={t`Nom de la liste`}
        value={set.title}
        maxLength={100}
        onChange={(title) => setSet({ ...set, title })}
        {...(isTried && written.title === '' ? { error: t`Donner un nom à la liste.` } : {})}
      />
      <ol className={styles.questions}>
        {questions.map((question, at) => (
          <li key={question.key}>
            <QuestionEditor
              question={question}
              number={at + 1}
              isFaulty={faults.includes(at)}
              onChange={(changed) =>
                setSet({ ...set, questions: questions.map((one, i) => (i === at ? changed : one)) })
              }
              onRemove={() => setSet({ ...set, questions: questions.filter((_, i) => i !== at) })}
              {...(at > 0
                ? {
                    onUp: () =>
                      setSet({
                        ...set,
                        questions: questions.toSpliced(at, 1).toSpliced(at - 1, 0, question),
                      }),
                  }
                : {})}
            />
          </li>
        ))}
      </ol>
      {questions.length < mostQuestions ? (
        <div>
          <Button
            look="quiet"
            icon={<Plus size={20} aria-hidden />}
            onPress={() => setSet({ ...set, questions: [...questions, newQuestion()] })}
          >
            <Trans>Ajouter une question</Trans>
          </Button>
        </div>
      ) : null}
      {keep.error ? <ProblemNotice error={keep.error} /> : null}
      <div className={styles.actions}>
        <Button look="ghost" onPress={onClose}>
          <Trans>Abandonner</Trans>
        </Button>
        <Button type="submit" pending={keep.isPending}>
          <Trans>Enregistrer la liste</Trans>
        </Button>
      </div>
    </form>
  );
}
