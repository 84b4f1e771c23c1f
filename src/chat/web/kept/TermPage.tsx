import { Trans, useLingui } from '@lingui/react/macro';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { can } from '../../../access/contract/abilities.ts';
import { actingAs, ownSchool, useMe } from '../../../identity/web/index.ts';
import { AskFirst } from '../../../platform/web/ui/AskFirst.tsx';
import {
  Button,
  Card,
  Choices,
  PageHead,
  ProblemNotice,
  Skeleton,
  toast,
  toastProblem,
  useFormat,
} from '../../../platform/web/ui/index.ts';
import { calledName } from '../../../school/contract/names.ts';
import type { Term } from '../../contract/kept-routes.ts';
import { termChoices, type TermDays } from '../../contract/terms.ts';
import { useTermWords } from '../term-words.ts';
import { termQuery, useSetTerm } from './kept.ts';
import styles from './kept.module.css';

/** How long messages stay once their lesson is over: the head chooses, whoever answers for data reads. */
export function TermPage() {
  const { t } = useLingui();
  const me = useMe();
  const { data, error, isPending, isFetching, refetch } = useQuery(termQuery);
  return (
    <div className={styles.stack}>
      <PageHead title={t`Messages des cours`}>
        <Trans>Combien de temps ce qui s’écrit pendant un cours reste après sa fin.</Trans>
      </PageHead>
      {isPending ? <Skeleton rows={3} /> : null}
      {error ? (
        <ProblemNotice error={error} retrying={isFetching} onRetry={() => void refetch()} />
      ) : null}
      {data ? (
        <Card>
          <div className={styles.stack}>
            {can(actingAs(me), 'chat.term', ownSchool) ? (
              <Choosing key={data.days} days={data.days} />
            ) : (
              <Shown days={data.days} />
            )}
            <Chosen term={data} />
          </div>
        </Card>
      ) : null}
      <p className={styles.soft}>
        <Trans>
          Jusque-là, seuls les professeurs de ce cours relisent et exportent ses messages. Plus
          court vaut aussitôt, aussi pour ce qui est déjà écrit&nbsp;; plus long vaut pour les cours
          qui finissent à partir de maintenant. Un message signalé est gardé à part 30 jours, sous
          scellé.
        </Trans>
      </p>
    </div>
  );
}

function Choosing({ days }: { days: TermDays }) {
  const { t } = useLingui();
  const words = useTermWords();
  const set = useSetTerm();
  const [draft, setDraft] = useState<TermDays>(days);
  const choose = async () => {
    await set(draft);
    const when = words(draft);
    toast(t`C’est réglé\u00a0: les messages s’effacent ${when}.`);
  };
  return (
    <>
      <Choices
        label={t`Les messages s’effacent…`}
        value={`${draft}`}
        onChange={(value) => setDraft(termChoices.find((one) => `${one}` === value) ?? days)}
        options={termChoices.map((one) => ({ value: `${one}`, label: words(one) }))}
      />
      {draft > days ? (
        <div>
          <Button onPress={() => void choose().catch(toastProblem)}>
            <Trans>Enregistrer</Trans>
          </Button>
        </div>
      ) : null}
      {draft < days ? (
        <AskFirst
          question={t`Raccourcir\u00a0? Les messages déjà plus anciens s’effacent pour de bon dans les minutes qui suivent.`}
          yes={t`Raccourcir et effacer`}
          no={t`Garder comme avant`}
          onYes={choose}
        >
          <Trans>Enregistrer…</Trans>
        </AskFirst>
      ) : null}
    </>
  );
}

function Shown({ days }: { days: TermDays }) {
  const when = useTermWords()(days);
  return (
    <p>
      <Trans>
        Les messages s’effacent <strong>{when}</strong>. La direction seule en décide.
      </Trans>
    </p>
  );
}

/** Who chose it, and when. */
function Chosen({ term: { set } }: { term: Term }) {
  const format = useFormat(useMe().school.timeZone);
  if (set === null)
    return (
      <p className={styles.soft}>
        <Trans>Personne ne l’a encore choisi&nbsp;: c’est la durée d’origine.</Trans>
      </p>
    );
  const day = format.longDay(set.at);
  const by = set.by ? calledName(set.by) : null;
  return (
    <p className={styles.soft}>
      {by === null ? (
        <Trans>Choisi {day}.</Trans>
      ) : (
        <Trans>
          Choisi {day} par {by}.
        </Trans>
      )}
    </p>
  );
}
