import { Trans, useLingui } from '@lingui/react/macro';
import { useState } from 'react';
import {
  Button,
  Dialog,
  Link,
  Notice,
  ProblemNotice,
  toast,
  useFormat,
} from '../../../platform/web/ui/index.ts';
import { calledName } from '../../contract/names.ts';
import type { RolloverView } from '../../contract/years/routes.ts';
import { RolloverFigures } from './RolloverFigures.tsx';
import { useUndoRollover } from './years.ts';
import styles from './years.module.css';

type Props = { rollover: RolloverView; timeZone: string; mayChange: boolean };

/** What the last change of year did, and how to take it back while nothing depends on it. */
export function RolloverReport({ rollover, timeZone, mayChange }: Props) {
  const [asked, setAsked] = useState(false);
  const { counts, from, to, undoable } = rollover;
  return (
    <section className={styles.stack}>
      <Notice
        tone="good"
        title={
          <Trans>
            L’établissement est passé de {from} à {to}
          </Trans>
        }
        actions={
          <>
            {counts.unplaced > 0 ? (
              <Link href="/personnes?repartir=oui" look="quiet">
                <Trans>Voir les élèves sans classe</Trans>
              </Link>
            ) : null}
            {mayChange && undoable ? (
              <Button look="ghost" onPress={() => setAsked(true)}>
                <Trans>Annuler la bascule…</Trans>
              </Button>
            ) : null}
          </>
        }
      >
        <Author rollover={rollover} timeZone={timeZone} />
        <p>
          {undoable ? (
            <Trans>
              La bascule peut être annulée tant que la nouvelle année n’a ni classe ni élève.
            </Trans>
          ) : (
            <Trans>La nouvelle année a déjà servi&nbsp;: la bascule ne s’annule plus.</Trans>
          )}
        </p>
      </Notice>
      <RolloverFigures counts={counts} />
      {asked ? <Undo rollover={rollover} onClose={() => setAsked(false)} /> : null}
    </section>
  );
}

function Author({ rollover, timeZone }: Pick<Props, 'rollover' | 'timeZone'>) {
  const format = useFormat(timeZone);
  const [day, hour] = [format.date(rollover.at), format.hour(rollover.at)];
  const name = rollover.by && calledName(rollover.by);
  return (
    <p>
      {name ? (
        <Trans>
          Bascule faite le {day} à {hour} par {name}.
        </Trans>
      ) : (
        <Trans>
          Bascule faite le {day} à {hour}.
        </Trans>
      )}
    </p>
  );
}

function Undo({ rollover, onClose }: { rollover: RolloverView; onClose: () => void }) {
  const { t } = useLingui();
  const undo = useUndoRollover(rollover.rolloverId);
  const { from } = rollover;
  const confirm = () =>
    undo.mutate(undefined, {
      onSuccess: () => {
        toast(t`La bascule est annulée\u00a0: l’année ${from} continue.`);
        onClose();
      },
    });
  return (
    <Dialog
      title={t`Annuler la bascule\u00a0?`}
      isOpen
      onClose={onClose}
      footer={
        <>
          <Button look="ghost" onPress={onClose}>
            <Trans>Garder la bascule</Trans>
          </Button>
          <Button look="danger" pending={undo.isPending} onPress={confirm}>
            <Trans>Annuler la bascule</Trans>
          </Button>
        </>
      }
    >
      {undo.error ? <ProblemNotice error={undo.error} /> : null}
      <p>
        <Trans>
          L’année {from} redevient l’année en cours, avec ses classes, ses groupes et ses élèves.
          Les accès suspendus et les cours annulés par la bascule sont rétablis.
        </Trans>
      </p>
    </Dialog>
  );
}
