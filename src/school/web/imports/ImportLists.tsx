import { Trans, useLingui } from '@lingui/react/macro';
import { useInfiniteQuery } from '@tanstack/react-query';
import { Button, ProblemNotice, Skeleton, Tabs } from '../../../platform/web/ui/index.ts';
import type { ImportLine, ImportList, ImportView } from '../../contract/imports/routes.ts';
import { listedName } from '../../contract/names.ts';
import { ChoiceOf } from './ChoiceOf.tsx';
import { ChoicesOfAll } from './ChoicesOfAll.tsx';
import styles from './imports.module.css';
import { linesQuery } from './imports.ts';
import { choiceWords, reasonWords, roleWords } from './words.ts';

/** The people of an import, by what happens to them: before it is written, and what is told afterwards. */
export function ImportLists({ view }: { view: ImportView }) {
  const lists = useLists(view);
  const { t } = useLingui();
  const items = lists
    .filter(([, , count]) => count > 0)
    .map(([list, label]) => ({ id: list, label, panel: <Lines view={view} list={list} /> }));
  return items.length > 0 ? <Tabs label={t`Personnes de cet import`} items={items} /> : null;
}

/** Which lists there are to see where the import stands, with their titles and how many are in them. */
function useLists({ counts, kept, chosen, state }: ImportView): [ImportList, string, number][] {
  const { t } = useLingui();
  const followed = chosen.reduce((sum, { file }) => sum + file, 0);
  const settled = followed + chosen.reduce((sum, { ours }) => sum + ours, 0);
  const doubtful = counts.conflicts + followed;
  const changed = counts.changed - followed;
  const remaining = kept.reduce((sum, { count }) => sum + count, 0);
  if (state === 'applied') return [['conflicts', t`Choix faits (${settled})`, settled]];
  if (state === 'undone') return [['kept', t`Gardées (${remaining})`, remaining]];
  if (state !== 'ready') return [];
  return [
    ['conflicts', t`À vérifier (${doubtful})`, doubtful],
    ['added', t`Ajoutées (${counts.added})`, counts.added],
    ['changed', t`Modifiées (${changed})`, changed],
    ['leaving', t`Quittent une classe (${counts.left})`, counts.left],
    ['absent', t`Absentes du fichier (${counts.absent})`, counts.absent],
  ];
}

function Lines({ view, list }: { view: ImportView; list: ImportList }) {
  const query = useInfiniteQuery(linesQuery(view, list));
  if (query.isPending) return <Skeleton rows={4} />;
  if (query.error) return <ProblemNotice error={query.error} />;
  const isAsked = list === 'conflicts' && view.state === 'ready';
  return (
    <>
      {isAsked ? <ChoicesOfAll view={view} /> : null}
      <ul className={styles.list}>
        {query.data.pages.flatMap(({ lines }) =>
          lines.map((line) => (
            <li key={line.number} className={styles.row}>
              {isAsked && line.choice ? (
                <ChoiceOf importId={view.importId} line={line} />
              ) : (
                <LineText line={line} />
              )}
            </li>
          )),
        )}
      </ul>
      {query.hasNextPage ? (
        <p className={styles.more}>
          <Button
            look="quiet"
            pending={query.isFetchingNextPage}
            onPress={() => void query.fetchNextPage()}
          >
            <Trans>Montrer la suite</Trans>
          </Button>
        </p>
      ) : null}
    </>
  );
}

function LineText({ line }: { line: ImportLine }) {
  const { i18n } = useLingui();
  const before = line.before ?? line.ours?.name;
  const former = before && listedName(before);
  const isRenamed = former !== undefined && former !== listedName(line.name);
  const words = line.choice ? choiceWords[line.choice] : line.reason && reasonWords[line.reason];
  return (
    <>
      <span>
        <strong>{line.name.family}</strong> {line.name.given}
        {isRenamed ? (
          <span className={styles.soft}>
            {' '}
            <Trans>(auparavant {former})</Trans>
          </span>
        ) : null}
      </span>
      {words ? <span className={styles.soft}>{i18n._(words)}</span> : null}
      <span className={styles.soft}>
        {[line.role ? i18n._(roleWords[line.role]) : '', ...line.groups].filter(Boolean).join(', ')}
      </span>
    </>
  );
}
