import { Trans, useLingui } from '@lingui/react/macro';
import { Download, Eye, EyeOff, Trash2 } from 'lucide-react';
import { language } from '../../platform/web/index.ts';
import { buttonLook } from '../../platform/web/looks/index.ts';
import { saveFile } from '../../platform/web/save-file.ts';
import { AskFirst } from '../../platform/web/ui/AskFirst.tsx';
import { type PollsProps, useAction } from '../../live/web/index.ts';
import { ActionProblem } from '../../live/web/later/index.ts';
import type { Poll } from '../contract/routes.ts';
import { deleteAnswer, deletePoll, exportPoll, sharePoll } from './api.ts';
import { usePollWords } from './choice-words.ts';
import { Outcome } from './Outcome.tsx';
import styles from './polls.module.css';

type Props = PollsProps & { poll: Poll; onChanged: () => void };

/** A poll that is closed: what came out, and whether the class sees it. */
export function PastPoll(props: Props) {
  const { poll, me, timeZone, onChanged } = props;
  const { t } = useLingui();
  const params = { seatId: me.seatId, pollId: poll.pollId };
  const remove = (answerId: string) =>
    deleteAnswer({ params: { ...params, answerId } }).then(onChanged);
  return (
    <article className={styles.poll} aria-label={usePollWords().question(poll)}>
      <Outcome
        poll={poll}
        timeZone={timeZone}
        heading="h4"
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
