import { Trans, useLingui } from '@lingui/react/macro';
import { buttonLook, chipLook, cx } from '../../platform/web/looks/index.ts';
import { type PollsProps, useAction } from '../../live/web/index.ts';
import { ActionProblem } from '../../live/web/later/index.ts';
import type { Poll } from '../contract/routes.ts';
import { closePoll } from './api.ts';
import { usePollWords } from './choice-words.ts';
import styles from './polls.module.css';
import { Results } from './Results.tsx';
import { Votes } from './Votes.tsx';

/** The poll that is open: how many have answered, and, by name, what and who. */
export function LivePoll({
  poll,
  me,
  seats,
  onChanged,
}: PollsProps & { poll: Poll; onChanged: () => void }) {
  const { t } = useLingui();
  const words = usePollWords();
  const { pending, problem, run } = useAction();
  const close = () =>
    void run('close', () => closePoll({ params: { seatId: me.seatId, pollId: poll.pollId } })).then(
      onChanged,
    );
  const answered = poll.answered ?? 0;
  const inside = [...seats.values()].filter(({ role }) => role !== 'host').length;
  // Some of those who answered may have gone.
  const asked = Math.max(inside, answered);
  return (
    <section className={styles.live} aria-label={t`Sondage ouvert`}>
      <p className={styles.chips}>
        <span className={chipLook('good')}>
          <Trans>Ouvert</Trans>
        </span>
        <span className={chipLook('plain')}>{poll.anonymous ? t`Anonyme` : t`Nominatif`}</span>
      </p>
      <h3 className={styles.question} dir="auto">
        {words.question(poll)}
      </h3>
      <p className={styles.count}>
        <Trans>Réponses&nbsp;:</Trans> <strong>{t`${answered} sur ${asked}`}</strong>
      </p>
      {poll.anonymous ? (
        <p className={styles.secrecy}>
          <Trans>
            Le résultat vient à la clôture&nbsp;: vu au fur et à mesure, il dirait qui a répondu
            quoi.
          </Trans>
        </p>
      ) : poll.results ? (
        <Results poll={poll} results={poll.results} />
      ) : null}
      <button
        type="button"
        className={buttonLook()}
        aria-disabled={pending !== null}
        aria-busy={pending !== null}
        onClick={close}
      >
        <Trans>Clore le sondage</Trans>
      </button>
      <ActionProblem error={problem} />
      {poll.votes && poll.votes.length > 0 ? (
        <details className={cx(styles.details)}>
          <summary>
            <Trans>Qui a répondu quoi</Trans>
          </summary>
          <Votes poll={poll} votes={poll.votes} />
        </details>
      ) : null}
    </section>
  );
}
