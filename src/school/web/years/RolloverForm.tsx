import { Trans, useLingui } from '@lingui/react/macro';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import {
  Button,
  Card,
  Dialog,
  ProblemNotice,
  Skeleton,
  toast,
} from '../../../platform/web/ui/index.ts';
import { countsOf } from '../../contract/years/counts.ts';
import type { RolloverPreview, WrittenYear } from '../../contract/years/routes.ts';
import { GroupChoice } from './GroupChoice.tsx';
import { RolloverFigures } from './RolloverFigures.tsx';
import { previewQuery, useRollOver, type Wanted } from './years.ts';
import { isFilled, YearFields } from './YearFields.tsx';
import styles from './years.module.css';

/** The next year is prepared: its name and days, what is kept, who leaves, and what that would do. */
export function RolloverForm({ onClose }: { onClose: () => void }) {
  const preview = useQuery(previewQuery);
  if (preview.isPending) return <Skeleton rows={4} />;
  if (preview.error)
    return (
      <ProblemNotice
        error={preview.error}
        retrying={preview.isFetching}
        onRetry={() => void preview.refetch()}
      />
    );
  // Another state of the school is another draft.
  return <Draft key={preview.data.mark} preview={preview.data} onClose={onClose} />;
}

function Draft({ preview, onClose }: { preview: RolloverPreview; onClose: () => void }) {
  const [next, setNext] = useState<WrittenYear>(preview.next);
  const [keep, setKeep] = useState<Ids>(new Set());
  const [leaving, setLeaving] = useState<Ids>(
    () => new Set(preview.divisions.flatMap(({ groupId, last }) => (last ? [groupId] : []))),
  );
  const [tried, setTried] = useState(false);
  const [asked, setAsked] = useState(false);
  const ask = () => {
    setTried(true);
    setAsked(isFilled(next));
  };
  const wanted = { next, keep: [...keep], leaving: [...leaving], mark: preview.mark };
  return (
    <>
      <Card>
        <div className={styles.form}>
          <h2>
            <Trans>L’année suivante</Trans>
          </h2>
          <YearFields year={next} onYear={setNext} tried={tried} />
        </div>
      </Card>
      <Divisions preview={preview} leaving={leaving} onLeaving={setLeaving} />
      <Teaching preview={preview} keep={keep} onKeep={setKeep} />
      <section className={styles.section} aria-live="polite">
        <h2>
          <Trans>Ce que la bascule va faire</Trans>
        </h2>
        <RolloverFigures counts={countsOf(preview, keep, leaving)} />
      </section>
      <div className={styles.end}>
        <Button onPress={ask}>
          <Trans>Basculer…</Trans>
        </Button>
        <Button look="ghost" onPress={onClose}>
          <Trans>Ne rien changer</Trans>
        </Button>
      </div>
      {asked ? (
        <Confirm
          wanted={wanted}
          from={preview.year.name}
          onClose={() => setAsked(false)}
          onDone={onClose}
        />
      ) : null}
    </>
  );
}

type Ids = ReadonlySet<string>;
type Choice = { preview: RolloverPreview };

/** These with one more, or one fewer. */
function toggled(ids: Ids, id: string): Ids {
  const others = new Set(ids);
  if (!others.delete(id)) others.add(id);
  return others;
}

function Divisions({
  preview: { divisions },
  leaving,
  onLeaving,
}: Choice & { leaving: Ids; onLeaving: (ids: Ids) => void }) {
  const { t } = useLingui();
  if (divisions.length === 0) return null;
  return (
    <section className={styles.section}>
      <h2>
        <Trans>Classes</Trans>
      </h2>
      <p className={styles.soft}>
        <Trans>
          Toutes sont archivées avec leurs élèves. Cocher celles dont les élèves quittent
          l’établissement&nbsp;: leur accès est suspendu, et rien n’est supprimé.
        </Trans>
      </p>
      <GroupChoice
        label={t`Classes dont les élèves partent`}
        groups={divisions}
        chosen={leaving}
        onToggle={(groupId) => onLeaving(toggled(leaving, groupId))}
        words={(name) => t`Les élèves de ${name} partent`}
      />
    </section>
  );
}

function Teaching({
  preview: { teaching },
  keep,
  onKeep,
}: Choice & { keep: Ids; onKeep: (ids: Ids) => void }) {
  const { t } = useLingui();
  if (teaching.length === 0) return null;
  return (
    <section className={styles.section}>
      <h2>
        <Trans>Groupes d’enseignement</Trans>
      </h2>
      <p className={styles.soft}>
        <Trans>
          Cocher ceux qui continuent l’an prochain avec les mêmes personnes. Les autres sont
          archivés.
        </Trans>
      </p>
      <GroupChoice
        label={t`Groupes à garder`}
        groups={teaching}
        chosen={keep}
        onToggle={(groupId) => onKeep(toggled(keep, groupId))}
        words={(name) => t`Garder ${name}`}
      />
    </section>
  );
}

type ConfirmProps = { wanted: Wanted; from: string; onClose: () => void; onDone: () => void };

function Confirm({ wanted, from, onClose, onDone }: ConfirmProps) {
  const { t } = useLingui();
  const rollOver = useRollOver();
  const to = wanted.next.name;
  const confirm = () =>
    rollOver.mutate(wanted, {
      onSuccess: () => {
        toast(t`L’établissement est passé en ${to}.`);
        onDone();
      },
    });
  return (
    <Dialog
      title={t`Basculer de ${from} à ${to}\u00a0?`}
      isOpen
      onClose={onClose}
      footer={
        <>
          <Button look="ghost" onPress={onClose}>
            <Trans>Revenir à l’aperçu</Trans>
          </Button>
          <Button pending={rollOver.isPending} onPress={confirm}>
            <Trans>Basculer</Trans>
          </Button>
        </>
      }
    >
      {rollOver.error ? <ProblemNotice error={rollOver.error} /> : null}
      <p>
        <Trans>
          Cela s’annule, exactement, tant que la nouvelle année n’a ni classe ni élève. Ensuite, le
          prochain import remplit les nouvelles classes.
        </Trans>
      </p>
    </Dialog>
  );
}
