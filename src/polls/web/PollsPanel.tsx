import { Trans, useLingui } from '@lingui/react/macro';
import { useState } from 'react';
import { type PollsProps, SidePanel, useAction } from '../../live/web/index.ts';
import { ActionProblem } from '../../live/web/later/index.ts';
import type { PollKind } from '../contract/kinds.ts';
import type { NewPoll, Poll } from '../contract/routes.ts';
import { askPrepared, openPoll } from './api.ts';
import { noQuestion, QuestionForm, type Draft } from './QuestionForm.tsx';
import { LivePoll } from './LivePoll.tsx';
import { PastPoll } from './PastPoll.tsx';
import { Prepared } from './Prepared.tsx';
import { Scores } from './Scores.tsx';
import styles from './polls.module.css';
import { Secrecy } from './Secrecy.tsx';
import { usePolls } from './use-polls.ts';

/** The polls of a class, for who leads it: ask, look on, close, show. */
export function PollsPanel(props: PollsProps) {
  const { isOpen, onClose } = props;
  const { t } = useLingui();
  const { polls, read } = usePolls(props);
  // Kept while the panel is closed.
  const [anonymous, setAnonymous] = useState(false);
  const [draft, setDraft] = useState<Draft>(noQuestion);
  if (!isOpen) return null;
  const live = polls.find(({ open }) => open);
  const past = polls.filter(({ open }) => !open);
  return (
    <SidePanel title={t`Sondages`} closeLabel={t`Fermer les sondages`} onClose={onClose}>
      {/* What scrolls can be reached by the keyboard. */}
      {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex */}
      <div className={styles.panel} tabIndex={0} role="region" aria-label={t`Sondages du cours`}>
        {live ? (
          <LivePoll poll={live} onChanged={read} {...props} />
        ) : (
          <Ask
            {...props}
            {...{ anonymous, draft }}
            onAnonymous={setAnonymous}
            onDraft={setDraft}
            onAsked={read}
            polls={polls}
          />
        )}
        <Scores polls={past} />
        {past.length > 0 ? (
          <section className={styles.past} aria-label={t`Déjà posées`}>
            <h3>
              <Trans>Déjà posées</Trans>
            </h3>
            {past.map((poll) => (
              <PastPoll key={poll.pollId} poll={poll} onChanged={read} {...props} />
            ))}
          </section>
        ) : null}
      </div>
    </SidePanel>
  );
}

/** By one press, or with words of one’s own. */
function Ask({
  me,
  anonymous,
  onAnonymous,
  draft,
  onDraft,
  onAsked,
  polls,
}: PollsProps & {
  polls: readonly Poll[];
  anonymous: boolean;
  onAnonymous: (anonymous: boolean) => void;
  draft: Draft;
  onDraft: (draft: Draft) => void;
  onAsked: () => void;
}) {
  const { t } = useLingui();
  const { pending, problem, run } = useAction();
  const ask = (question: Omit<NewPoll, 'anonymous'>, onDone?: () => void) =>
    void run('ask', () =>
      openPoll({ params: { seatId: me.seatId }, body: { ...question, anonymous } }),
    ).then((isDone) => {
      if (isDone) onDone?.();
      onAsked();
    });
  const askOf = (body: { setId: string; place: number }) =>
    void run('ask', () => askPrepared({ params: { seatId: me.seatId }, body })).then(onAsked);
  const quick = (kind: PollKind) => ask({ kind, question: '', options: [] });
  const isBusy = pending !== null;
  return (
    <section className={styles.ask} aria-label={t`Poser une question`}>
      <Secrecy anonymous={anonymous} onChoose={onAnonymous} />
      <h3>
        <Trans>D’une pression, à l’oral</Trans>
      </h3>
      <div className={styles.quick}>
        <button
          type="button"
          className={styles.choice}
          aria-disabled={isBusy}
          onClick={() => quick('yesNo')}
        >
          <Trans>Oui / Non</Trans>
        </button>
        <button
          type="button"
          className={styles.choice}
          aria-disabled={isBusy}
          onClick={() => quick('letters')}
        >
          A · B · C · D
        </button>
      </div>
      <Prepared seatId={me.seatId} polls={polls} isBusy={isBusy} onAsk={askOf} />
      <QuestionForm
        {...{ draft, onDraft, isBusy }}
        onAsk={(question) => ask(question, () => onDraft(noQuestion))}
      />
      <ActionProblem error={problem} />
    </section>
  );
}
