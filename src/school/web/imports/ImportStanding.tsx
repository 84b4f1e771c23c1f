import { Plural, Trans, useLingui } from '@lingui/react/macro';
import { useState } from 'react';
import {
  Button,
  Dialog,
  Link,
  Notice,
  ProblemNotice,
  Progress,
} from '../../../platform/web/ui/index.ts';
import type { ImportView } from '../../contract/imports/routes.ts';
import { isAtWork, useCommand } from './imports.ts';

/** Where an import stands, and what can be done with it now. */
export function ImportStanding({ view }: { view: ImportView }) {
  if (isAtWork(view)) return <AtWork view={view} />;
  if (view.state === 'ready') return <Ready view={view} />;
  if (view.state === 'applied') return <Applied view={view} />;
  if (view.state === 'undone') return <Undone view={view} />;
  return (
    <Notice
      title={
        view.state === 'expired' ? (
          <Trans>Cet aperçu a plus d’un jour</Trans>
        ) : (
          <Trans>Cet import a été abandonné</Trans>
        )
      }
    >
      <p>
        <Trans>Rien n’a été écrit, et ce qui avait été lu est effacé.</Trans>{' '}
        <Link href="/etablissement/imports">
          <Trans>Choisir de nouveau un fichier</Trans>
        </Link>
      </p>
    </Notice>
  );
}

function Ready({ view: { importId, total } }: { view: ImportView }) {
  const start = useCommand('start', importId);
  const cancel = useCommand('cancel', importId);
  const error = start.error ?? cancel.error;
  return (
    <>
      <Notice
        title={
          total === 0 ? (
            <Trans>Le registre est déjà à jour</Trans>
          ) : (
            <Trans>Rien n’est encore écrit</Trans>
          )
        }
        actions={
          <>
            {total === 0 ? null : (
              <Button pending={start.isPending} onPress={() => start.mutate()}>
                <Trans>Importer</Trans>
              </Button>
            )}
            <Button look="ghost" pending={cancel.isPending} onPress={() => cancel.mutate()}>
              <Trans>Abandonner</Trans>
            </Button>
          </>
        }
      >
        <p>
          <Trans>
            Vérifier les chiffres et les listes ci-dessous. Personne n’est retiré du registre&nbsp;:
            les absents du fichier sont seulement signalés.
          </Trans>
        </p>
      </Notice>
      {error ? <ProblemNotice error={error} /> : null}
    </>
  );
}

function AtWork({ view: { state, done, total } }: { view: ImportView }) {
  const { t, i18n } = useLingui();
  const [written, all] = [i18n.number(done), i18n.number(total)];
  return (
    <>
      <Progress
        label={state === 'undoing' ? t`Annulation en cours` : t`Import en cours`}
        value={total === 0 ? 0 : done / total}
        words={t`${written} sur ${all}`}
      />
      <p>
        <Trans>
          Vous pouvez quitter cette page&nbsp;: le travail continue, et reprend seul après une
          coupure.
        </Trans>
      </p>
    </>
  );
}

function Applied({ view: { importId, undoable } }: { view: ImportView }) {
  const { t } = useLingui();
  const [asked, setAsked] = useState(false);
  const undo = useCommand('undo', importId);
  const confirm = () => undo.mutate(undefined, { onSettled: () => setAsked(false) });
  return (
    <>
      <Notice
        tone="good"
        title={<Trans>L’import est terminé</Trans>}
        actions={
          <>
            <Link href="/classes" look="quiet">
              <Trans>Voir les classes</Trans>
            </Link>
            {undoable ? (
              <Button look="ghost" onPress={() => setAsked(true)}>
                <Trans>Annuler l’import…</Trans>
              </Button>
            ) : null}
          </>
        }
      >
        <p>
          <Trans>Il peut être annulé pendant trente jours.</Trans>
        </p>
      </Notice>
      {undo.error ? <ProblemNotice error={undo.error} /> : null}
      <Dialog
        title={t`Annuler cet import\u00a0?`}
        isOpen={asked}
        onClose={() => setAsked(false)}
        footer={
          <>
            <Button look="ghost" onPress={() => setAsked(false)}>
              <Trans>Garder l’import</Trans>
            </Button>
            <Button look="danger" pending={undo.isPending} onPress={confirm}>
              <Trans>Annuler l’import</Trans>
            </Button>
          </>
        }
      >
        <p>
          <Trans>
            Ce que l’import a ajouté est retiré, et ce qu’il a modifié redevient comme avant. Les
            fiches dont un compte ou un cours dépend déjà sont gardées et signalées.
          </Trans>
        </p>
      </Dialog>
    </>
  );
}

function Undone({ view: { kept } }: { view: ImportView }) {
  const count = kept.reduce((sum, one) => sum + one.count, 0);
  return (
    <Notice
      tone={count > 0 ? 'warn' : 'good'}
      title={
        count > 0 ? (
          <Plural
            value={count}
            one="L’import est annulé, sauf # élément qui sert déjà"
            other="L’import est annulé, sauf # éléments qui servent déjà"
          />
        ) : (
          <Trans>L’import est entièrement annulé</Trans>
        )
      }
    />
  );
}
