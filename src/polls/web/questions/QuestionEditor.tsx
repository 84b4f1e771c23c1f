import { Trans, useLingui } from '@lingui/react/macro';
import { ArrowUp, Plus, Trash2, X } from 'lucide-react';
import {
  Button,
  Checkbox,
  IconButton,
  Select,
  Switch,
  TextField,
} from '../../../platform/web/ui/index.ts';
import { cardLook } from '../../../platform/web/looks/index.ts';
import {
  longestOption,
  longestQuestion,
  mostOptions,
  type PollKind,
} from '../../contract/kinds.ts';
import { newOption, withExpected, withKind, type EditedQuestion } from './edited.ts';
import styles from './questions.module.css';

type Props = {
  question: EditedQuestion;
  number: number;
  isFaulty: boolean;
  onChange: (question: EditedQuestion) => void;
  onRemove: () => void;
  onUp?: () => void;
};

/** One question of a list: its kind, its words, its choices, and what is expected. */
export function QuestionEditor({ question, number, isFaulty, onChange, onRemove, onUp }: Props) {
  const { t } = useLingui();
  const kinds: { value: PollKind; label: string }[] = [
    { value: 'single', label: t`Un choix` },
    { value: 'several', label: t`Plusieurs choix` },
    { value: 'yesNo', label: t`Oui ou non` },
    { value: 'letters', label: t`A, B, C ou D` },
    { value: 'open', label: t`Réponse libre` },
  ];
  return (
    <section className={cardLook()} aria-label={t`Question ${number}`}>
      <div className={styles.stack}>
        <div className={styles.row}>
          <h2 className={styles.words}>
            <Trans>Question {number}</Trans>
          </h2>
          {onUp ? (
            <IconButton
              label={t`Monter la question ${number}`}
              icon={<ArrowUp size={20} aria-hidden />}
              onPress={onUp}
            />
          ) : null}
          <IconButton
            label={t`Retirer la question ${number}`}
            icon={<Trash2 size={20} aria-hidden />}
            onPress={onRemove}
          />
        </div>
        <Select
          label={t`Sorte de question`}
          value={question.kind}
          options={kinds}
          onChange={(kind) => onChange(withKind(question, kind as PollKind))}
        />
        <TextField
          label={t`Question`}
          value={question.question}
          maxLength={longestQuestion}
          onChange={(words) => onChange({ ...question, question: words })}
          {...(isFaulty
            ? { error: t`Il manque la question, ou deux choix différents au moins.` }
            : {})}
        />
        <Options {...{ question, onChange }} />
        <Switch
          isSelected={question.anonymous}
          onChange={(anonymous) => onChange({ ...question, anonymous })}
        >
          <Trans>Réponses anonymes</Trans>
        </Switch>
      </div>
    </section>
  );
}

function Options({ question, onChange }: Pick<Props, 'question' | 'onChange'>) {
  const { t } = useLingui();
  const { kind, options, anonymous } = question;
  if (kind === 'open') return null;
  const isWritten = kind === 'single' || kind === 'several';
  const brought = kind === 'yesNo' ? [t`Oui`, t`Non`] : ['A', 'B', 'C', 'D'];
  return (
    <div className={styles.options} role="group" aria-label={t`Choix`}>
      {anonymous ? null : (
        <p className={styles.soft}>
          <Trans>
            Cocher ce qui est attendu, pour un quiz&nbsp;; rien s’il n’y a pas de bonne réponse.
          </Trans>
        </p>
      )}
      {options.map((option, at) => {
        const name = isWritten ? t`Choix ${at + 1}` : (brought[at] ?? '');
        return (
          <div key={option.key} className={styles.option}>
            {isWritten ? (
              <TextField
                label={name}
                value={option.text}
                maxLength={longestOption}
                onChange={(text) =>
                  onChange({
                    ...question,
                    options: options.map((one) =>
                      one.key === option.key ? { ...one, text } : one,
                    ),
                  })
                }
              />
            ) : (
              <strong className={styles.words}>{name}</strong>
            )}
            {anonymous ? null : (
              <Checkbox
                aria-label={t`${name} : attendu`}
                isSelected={option.isExpected}
                onChange={(on) => onChange(withExpected(question, option.key, on))}
              >
                <Trans>attendu</Trans>
              </Checkbox>
            )}
            {isWritten && options.length > 2 ? (
              <IconButton
                label={t`Retirer le choix ${at + 1}`}
                icon={<X size={20} aria-hidden />}
                onPress={() =>
                  onChange({
                    ...question,
                    options: options.filter(({ key }) => key !== option.key),
                  })
                }
              />
            ) : null}
          </div>
        );
      })}
      {isWritten && options.length < mostOptions ? (
        <div>
          <Button
            look="plain"
            size="small"
            icon={<Plus size={18} aria-hidden />}
            onPress={() => onChange({ ...question, options: [...options, newOption()] })}
          >
            <Trans>Ajouter un choix</Trans>
          </Button>
        </div>
      ) : null}
    </div>
  );
}
