import { Trans, useLingui } from '@lingui/react/macro';
import { Plus, X } from 'lucide-react';
import { type FormEvent, useId } from 'react';
import { buttonLook, choiceParts, cx, fieldParts } from '../../platform/web/looks/index.ts';
import { longestOption, longestQuestion, mostOptions } from '../contract/kinds.ts';
import type { NewPoll } from '../contract/routes.ts';
import styles from './polls.module.css';
import { isReady, questionFrom, type Draft } from './draft.ts';

export { noQuestion, type Draft } from './draft.ts';

/** Where a question is written, with its choices. */
export function QuestionForm({
  draft,
  onDraft,
  isBusy,
  onAsk,
}: {
  draft: Draft;
  onDraft: (draft: Draft) => void;
  isBusy: boolean;
  onAsk: (question: Omit<NewPoll, 'anonymous'>) => void;
}) {
  const { t } = useLingui();
  const id = useId();
  const canAsk = isReady(draft);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (canAsk && !isBusy) onAsk(questionFrom(draft));
  };
  const kinds = [
    { value: 'single', label: t`Un choix` },
    { value: 'several', label: t`Plusieurs choix` },
    { value: 'open', label: t`Réponse libre` },
  ] as const;
  return (
    <form className={styles.form} onSubmit={submit}>
      <h3>
        <Trans>Avec des mots</Trans>
      </h3>
      <fieldset className={fieldParts.field}>
        <legend className="visuallyHidden">
          <Trans>Sorte de question</Trans>
        </legend>
        <div className={choiceParts.pills}>
          {kinds.map(({ value, label }) => (
            <label key={value} className={choiceParts.pill}>
              <input
                type="radio"
                name={`${id}-kind`}
                checked={draft.kind === value}
                onChange={() => onDraft({ ...draft, kind: value })}
              />
              <span>{label}</span>
            </label>
          ))}
        </div>
      </fieldset>
      <div className={fieldParts.field}>
        <label htmlFor={id} className={fieldParts.label}>
          <Trans>Question</Trans>
        </label>
        <textarea
          id={id}
          className={fieldParts.input}
          rows={2}
          maxLength={longestQuestion}
          value={draft.question}
          onChange={({ target }) => onDraft({ ...draft, question: target.value })}
        />
      </div>
      {draft.kind === 'open' ? null : <Options {...{ draft, onDraft }} />}
      <button
        type="submit"
        className={cx(buttonLook(), styles.end)}
        aria-disabled={!canAsk || isBusy}
        aria-busy={isBusy}
      >
        <Trans>Poser la question</Trans>
      </button>
    </form>
  );
}

/** The choices, two at least, each different. */
function Options({ draft, onDraft }: { draft: Draft; onDraft: (draft: Draft) => void }) {
  const { t } = useLingui();
  const { options } = draft;
  const set = (index: number, text: string) =>
    onDraft({ ...draft, options: options.map((one, at) => (at === index ? text : one)) });
  return (
    <div className={styles.options} role="group" aria-label={t`Choix`}>
      {options.map((option, index) => {
        const number = index + 1;
        return (
          <div key={index} className={styles.option}>
            <input
              className={fieldParts.input}
              aria-label={t`Choix ${number}`}
              placeholder={t`Choix ${number}`}
              maxLength={longestOption}
              value={option}
              onChange={({ target }) => set(index, target.value)}
            />
            {options.length > 2 ? (
              <button
                type="button"
                className={styles.remove}
                aria-label={t`Retirer le choix ${number}`}
                onClick={() =>
                  onDraft({ ...draft, options: options.filter((_, at) => at !== index) })
                }
              >
                <X size={18} aria-hidden />
              </button>
            ) : null}
          </div>
        );
      })}
      {options.length < mostOptions ? (
        <button
          type="button"
          className={cx(buttonLook({ look: 'plain', size: 'small' }), styles.start)}
          onClick={() => onDraft({ ...draft, options: [...options, ''] })}
        >
          <Plus size={18} aria-hidden />
          <Trans>Ajouter un choix</Trans>
        </button>
      ) : null}
    </div>
  );
}
