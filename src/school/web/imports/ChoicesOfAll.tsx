import { Plural, useLingui } from '@lingui/react/macro';
import { Button, Card, ProblemNotice } from '../../../platform/web/ui/index.ts';
import type { ImportChosen, ImportView } from '../../contract/imports/routes.ts';
import { importChoices } from '../../contract/imports/words.ts';
import styles from './imports.module.css';
import { useChoice } from './imports.ts';
import { conflictWords } from './words.ts';

/** One answer for everybody of a kind; each person's own stays open below. */
export function ChoicesOfAll({ view: { importId, chosen } }: { view: ImportView }) {
  return (
    <div className={styles.kinds}>
      {chosen.map((kind) => (
        <Kind key={kind.reason} importId={importId} kind={kind} />
      ))}
    </div>
  );
}

function Kind({ importId, kind }: { importId: string; kind: ImportChosen }) {
  const { i18n } = useLingui();
  const choosing = useChoice(importId);
  const { reason, ours, file } = kind;
  const words = conflictWords[reason];
  return (
    <Card>
      <h2>{i18n._(words.title)}</h2>
      <p className={styles.soft}>{i18n._(words.text)}</p>
      <p aria-live="polite">
        <Standing ours={ours} file={file} />
      </p>
      <div className={styles.end}>
        {importChoices.map((choice) => (
          <Button
            key={choice}
            look="quiet"
            pending={choosing.isPending && choosing.variables.choice === choice}
            onPress={() => choosing.mutate({ reason, number: null, choice })}
          >
            {i18n._(words[choice])}
          </Button>
        ))}
      </div>
      {choosing.error ? <ProblemNotice error={choosing.error} /> : null}
    </Card>
  );
}

/** How many stay as they are, how many follow the file. */
export function Standing({ ours, file }: Pick<ImportChosen, 'ours' | 'file'>) {
  return (
    <>
      <Plural value={ours} _0="Aucune fiche gardée" one="# fiche gardée" other="# fiches gardées" />
      {', '}
      <Plural
        value={file}
        _0="aucune d’après le fichier"
        one="# d’après le fichier"
        other="# d’après le fichier"
      />
    </>
  );
}
