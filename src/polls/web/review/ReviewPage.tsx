import { Trans, useLingui } from '@lingui/react/macro';
import { useQuery } from '@tanstack/react-query';
import { ChartNoAxesColumn, Download } from 'lucide-react';
import { useMe } from '../../../identity/web/index.ts';
import { LessonOverHead } from '../../../meeting/web/index.ts';
import { AskFirst } from '../../../platform/web/ui/AskFirst.tsx';
import {
  Button,
  EmptyState,
  Link,
  PageHead,
  ProblemNotice,
  Skeleton,
  toastProblem,
  useFormat,
  useLanguage,
} from '../../../platform/web/ui/index.ts';
import type { PollReview } from '../../contract/review-routes.ts';
import type { Poll } from '../../contract/routes.ts';
import { usePollWords } from '../choice-words.ts';
import { Outcome } from '../Outcome.tsx';
import polls from '../polls.module.css';
import { Scores } from '../Scores.tsx';
import styles from './review.module.css';
import { reviewQuery, useDrop, useFile } from './reviews.ts';

/** The polls of a lesson that is over, for who led it. */
export function ReviewPage({ meetingId }: { meetingId: string }) {
  const { t } = useLingui();
  const review = useQuery(reviewQuery(meetingId));
  if (review.data) return <Loaded meetingId={meetingId} review={review.data} />;
  return (
    <>
      <PageHead title={t`Sondages du cours`} />
      {review.isPending ? <Skeleton rows={4} /> : null}
      {review.error ? (
        <ProblemNotice
          error={review.error}
          retrying={review.isFetching}
          onRetry={() => void review.refetch()}
        />
      ) : null}
    </>
  );
}

function Loaded({ meetingId, review }: { meetingId: string; review: PollReview }) {
  const { t } = useLingui();
  const format = useFormat(useMe().school.timeZone);
  const { lesson, erasedAt } = review;
  const [day, hour] = [format.longDay(erasedAt), format.hour(erasedAt)];
  return (
    <>
      <LessonOverHead what={t`Sondages`} lesson={lesson} />
      {review.polls.length === 0 ? (
        <Empty />
      ) : (
        <div className={styles.stack}>
          <p className={styles.soft}>
            <Trans>
              Ils s’effaceront d’eux-mêmes le {day} à {hour}. Pour en garder un plus longtemps,
              l’exporter.
            </Trans>
          </p>
          <Scores polls={review.polls} heading="h2" />
          <ul className={styles.reviews}>
            {review.polls.map((poll) => (
              <li key={poll.pollId}>
                <Reviewed meetingId={meetingId} poll={poll} />
              </li>
            ))}
          </ul>
        </div>
      )}
    </>
  );
}

function Reviewed({ meetingId, poll }: { meetingId: string; poll: Poll }) {
  const question = usePollWords().question(poll);
  const { timeZone } = useMe().school;
  return (
    <article className={polls.poll} aria-label={question}>
      {poll.open ? (
        <>
          <h2 className={polls.question} dir="auto">
            {question}
          </h2>
          <p className={polls.secrecy} role="status">
            <Trans>
              Encore ouvert à la fin du cours, il se clôt&nbsp;: son résultat vient dans une minute.
            </Trans>
          </p>
        </>
      ) : (
        <>
          <Outcome poll={poll} timeZone={timeZone} heading="h2" />
          <Doing meetingId={meetingId} poll={poll} />
        </>
      )}
    </article>
  );
}

function Doing({ meetingId, poll }: { meetingId: string; poll: Poll }) {
  const { t } = useLingui();
  const language = useLanguage();
  const file = useFile(meetingId, poll.pollId);
  const drop = useDrop(meetingId, poll.pollId);
  return (
    <div className={polls.doing}>
      {poll.results ? (
        <Button
          look="ghost"
          size="small"
          icon={<Download size={18} aria-hidden />}
          pending={file.isPending}
          onPress={() => file.mutate(language, { onError: toastProblem })}
        >
          <Trans>Exporter (CSV)</Trans>
        </Button>
      ) : null}
      <AskFirst
        question={t`Supprimer ce sondage et ses réponses ?`}
        yes={t`Effacer`}
        no={t`Garder`}
        onYes={drop}
      >
        <Trans>Supprimer…</Trans>
      </AskFirst>
    </div>
  );
}

function Empty() {
  const { t } = useLingui();
  return (
    <EmptyState
      icon={<ChartNoAxesColumn size={28} aria-hidden />}
      title={t`Aucun sondage à relire`}
      action={
        <Link href="/semaine" look="quiet">
          <Trans>Ma semaine</Trans>
        </Link>
      }
    >
      <Trans>
        Ce qui a été demandé pendant un cours se relit ici jusqu’au lendemain de sa fin, puis
        s’efface.
      </Trans>
    </EmptyState>
  );
}
