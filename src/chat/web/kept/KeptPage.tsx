import { Trans, useLingui } from '@lingui/react/macro';
import { useInfiniteQuery } from '@tanstack/react-query';
import { Download, MessagesSquare } from 'lucide-react';
import { useMe } from '../../../identity/web/index.ts';
import { LessonOverHead } from '../../../meeting/web/index.ts';
import { AskFirst } from '../../../platform/web/ui/AskFirst.tsx';
import {
  Button,
  Card,
  EmptyState,
  Link,
  PageHead,
  ProblemNotice,
  Skeleton,
  toastProblem,
  useFormat,
  useLanguage,
} from '../../../platform/web/ui/index.ts';
import type { KeptMessages } from '../../contract/kept-routes.ts';
import { keptQuery, useClear, useFile } from './kept.ts';
import { KeptMessage } from './KeptMessage.tsx';
import styles from './kept.module.css';

/** The messages of a lesson that is over, for who led it, until the school’s term. */
export function KeptPage({ meetingId }: { meetingId: string }) {
  const { t } = useLingui();
  const kept = useInfiniteQuery(keptQuery(meetingId));
  const [latest] = kept.data?.pages ?? [];
  return (
    <>
      {latest ? (
        <LessonOverHead what={t`Messages`} lesson={latest.lesson} />
      ) : (
        <PageHead title={t`Messages du cours`} />
      )}
      {kept.isPending ? <Skeleton rows={4} /> : null}
      {kept.error ? (
        <ProblemNotice
          error={kept.error}
          retrying={kept.isFetching}
          onRetry={() => void kept.refetch()}
        />
      ) : null}
      {latest && latest.messages.length === 0 ? <Empty /> : null}
      {latest && latest.messages.length > 0 ? (
        <div className={styles.stack}>
          <Until meetingId={meetingId} erasedAt={latest.erasedAt} />
          <Card>
            {kept.hasNextPage ? (
              <Button
                look="ghost"
                pending={kept.isFetchingNextPage}
                onPress={() => void kept.fetchNextPage()}
              >
                <Trans>Lire les messages d’avant</Trans>
              </Button>
            ) : null}
            <Messages pages={kept.data?.pages ?? []} />
          </Card>
        </div>
      ) : null}
    </>
  );
}

/** When they go, and what can be done before. */
function Until({ meetingId, erasedAt }: { meetingId: string; erasedAt: string }) {
  const { t } = useLingui();
  const language = useLanguage();
  const format = useFormat(useMe().school.timeZone);
  const file = useFile(meetingId);
  const clear = useClear(meetingId);
  const [day, hour] = [format.longDay(erasedAt), format.hour(erasedAt)];
  return (
    <>
      <p className={styles.soft}>
        <Trans>
          Ils s’effaceront d’eux-mêmes le {day} à {hour}&nbsp;: l’établissement en décide. Les
          élèves ne les lisent plus.
        </Trans>
      </p>
      <div className={styles.doing}>
        <Button
          look="quiet"
          icon={<Download size={20} aria-hidden />}
          pending={file.isPending}
          onPress={() => file.mutate(language, { onError: toastProblem })}
        >
          <Trans>Exporter les messages (CSV)</Trans>
        </Button>
        <AskFirst
          question={t`Effacer tous les messages de ce cours, pour de bon\u00a0?`}
          yes={t`Effacer`}
          no={t`Garder`}
          onYes={clear}
        >
          <Trans>Tout effacer…</Trans>
        </AskFirst>
      </div>
    </>
  );
}

function Messages({ pages }: { pages: readonly KeptMessages[] }) {
  const { t } = useLingui();
  const isOfStaff = pages[0]?.lesson.group === null;
  return (
    <div role="list" aria-label={t`Messages du cours`}>
      {pages
        .toReversed()
        .flatMap(({ messages }) => messages)
        .map((message) => (
          <div role="listitem" key={message.messageId}>
            <KeptMessage message={message} isOfStaff={isOfStaff} />
          </div>
        ))}
    </div>
  );
}

function Empty() {
  const { t } = useLingui();
  return (
    <EmptyState
      icon={<MessagesSquare size={28} aria-hidden />}
      title={t`Aucun message à relire`}
      action={
        <Link href="/semaine" look="quiet">
          <Trans>Ma semaine</Trans>
        </Link>
      }
    >
      <Trans>
        Ce qui s’écrit pendant un cours se relit ici jusqu’au terme que l’établissement a choisi,
        puis s’efface.
      </Trans>
    </EmptyState>
  );
}
