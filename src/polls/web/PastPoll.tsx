import { Plural, Trans, useLingui } from '@lingui/react/macro';
import { Download, Eye, EyeOff, Trash2 } from 'lucide-react';
import { formatFor, language } from '../../platform/web/index.ts';
import { saveFile } from '../../platform/web/save-file.ts';
import { buttonLook, chipLook } from '../../platform/web/looks/index.ts';
import { AskFirst } from '../../platform/web/ui/AskFirst.tsx';
import { type PollsProps, useAction } from '../../live/web/index.ts';
import { ActionProblem } from '../../live/web/later/index.ts';
import type { Poll } from '../contract/routes.ts';
import { deleteAnswer, deletePoll, exportPoll, sharePoll } from './api.ts';
import { usePollWords } from './choice-words.ts';
import { fewestShown } from '../contract/kinds.ts';
import styles from './polls.module.css';
import { Results } from './Results.tsx';
import { Votes } from './Votes.tsx';

type Props = PollsProps & { poll: Poll; onChanged: () => void };

/** A poll that is closed: what came out, and whether the class sees it. */
export function PastPoll(props: Props) {
  const { poll, me, timeZone, onChanged } = props;
  const { t } = useLingui();
  const words = usePollWords();
  const question = words.question(poll);
  const params = { seatId: me.seatId, pollId: poll.pollId };
  const remove = (answerId: string) =>
    deleteAnswer({ params: { ...params, answerId } }).then(onChanged);
  const answered = poll.answered ?? 0;
  return (
    <article className={styles.poll} aria-label={question}>
      <p className={styles.chips}>
        <span className={chipLook('plain')}>{poll.anonymous ? t`Anonyme` : t`Nominatif`}</span>
        {poll.shared ? (
          <span className={chipLook('info')}>
            <Trans>Montré à la classe</Trans>
          </span>
        ) : null}
        <time dateTime={poll.openedAt}>{formatFor(language(), timeZone).hour(poll.openedAt)}</time>
      </p>
      <h4 className={styles.question} dir="auto">
        {question}
      </h4>
      <p className={styles.secrecy}>
        <Plural value={answered} one="# réponse" other="# réponses" />
      </p>
      {poll.results ? (
        <Results
          poll={poll}
          results={poll.results}
          renderText={(answerId, text) => (
            <AskFirst
              label={t`Effacer la réponse « ${text} »`}
              question={t`Effacer cette réponse, pour tout le monde ?`}
              yes={t`Effacer`}
              no={t`Garder`}
              onYes={() => remove(answerId)}
            >
              <Trash2 size={18} aria-hidden />
            </AskFirst>
          )}
        />
      ) : (
        <p className={styles.secrecy}>
          {t`Moins de ${fewestShown} réponses à un sondage anonyme : rien ne se montre, on saurait qui a dit quoi.`}
        </p>
      )}
      {poll.votes && poll.votes.length > 0 ? (
        <details className={styles.details}>
          <summary>
            <Trans>Qui a répondu quoi</Trans>
          </summary>
          <Votes poll={poll} votes={poll.votes} />
        </details>
      ) : null}
      <Doing {...props} />
    </article>
  );
}

/** What can be done with a result. */
function Doing({ poll, me, onChanged }: Props) {
  const { t } = useLingui();
  const { pending, problem, run } = useAction();
  const params = { seatId: me.seatId, pollId: poll.pollId };
  const isBusy = pending !== null;
  const share = () =>
    void run('share', () => sharePoll({ params, body: { shared: !poll.shared } })).then(onChanged);
  const save = () =>
    void run('save', async () =>
      saveFile(await exportPoll({ params, query: { language: language() } })),
    );
  return (
    <>
      <div className={styles.doing}>
        {poll.results ? (
          <>
            <button
              type="button"
              className={buttonLook({ look: 'quiet', size: 'small' })}
              aria-disabled={isBusy}
              onClick={share}
            >
              {poll.shared ? <EyeOff size={18} aria-hidden /> : <Eye size={18} aria-hidden />}
              {poll.shared ? t`Ne plus montrer` : t`Montrer à la classe`}
            </button>
            <button
              type="button"
              className={buttonLook({ look: 'ghost', size: 'small' })}
              aria-disabled={isBusy}
              onClick={save}
            >
              <Download size={18} aria-hidden />
              <Trans>Exporter (CSV)</Trans>
            </button>
          </>
        ) : null}
        <AskFirst
          question={t`Supprimer ce sondage et ses réponses, pour tout le monde ?`}
          yes={t`Effacer`}
          no={t`Garder`}
          onYes={() => deletePoll({ params }).then(onChanged)}
        >
          <Trans>Supprimer…</Trans>
        </AskFirst>
      </div>
      <ActionProblem error={problem} />
    </>
  );
}
