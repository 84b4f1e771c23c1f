import { Trans, useLingui } from '@lingui/react/macro';
import { useInfiniteQuery } from '@tanstack/react-query';
import { Button, ProblemNotice, Skeleton, Tabs } from '../../../platform/web/ui/index.ts';
import type { ImportLine, ImportList, ImportView } from '../../contract/imports/routes.ts';
import { listedName } from '../../contract/names.ts';
import styles from './imports.module.css';
import { linesQuery } from './imports.ts';
import { reasonWords, roleWords } from './words.ts';

/** The people of an import, by what happens to them: before it is written, and what an undo kept. */
export function ImportLists({ view }: { view: ImportView }) {
  const { t } = useLingui();
  const { counts, importId, state } = view;
  const kept = view.kept.reduce((sum, { count }) => sum + count, 0);
  const before: [ImportList, string, number][] = [
    ['conflicts', t`À vérifier (${counts.conflicts})`, counts.conflicts],
    ['added', t`Ajoutées (${counts.added})`, counts.added],
    ['changed', t`Modifiées (${counts.changed})`, counts.changed],
    ['absent', t`Absentes du fichier (${counts.absent})`, counts.absent],
  ];
  const after: [ImportList, string, number][] = [['kept', t`Gardées (${kept})`, kept]];
  const lists = state === 'ready' ? before : state === 'undone' ? after : [];
  const items = lists
    .filter(([, , count]) => count > 0)
    .map(([list, label]) => ({
      id: list,
      label,
      panel: <Lines importId={importId} list={list} />,
    }));
  return items.length > 0 ? <Tabs label={t`Personnes de cet import`} items={items} /> : null;
}

function Lines({ importId, list }: { importId: string; list: ImportList }) {
  const query = useInfiniteQuery(linesQuery(importId, list));
  if (query.isPending) return <Skeleton rows={4} />;
  if (query.error) return <ProblemNotice error={query.error} />;
  return (
    <>
      <ul className={styles.list}>
        {query.data.pages.flatMap(({ lines }) =>
          lines.map((line) => (
            <li key={line.number} className={styles.row}>
              <LineText line={line} />
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
  const former = line.before && listedName(line.before);
  const isRenamed = former !== null && former !== listedName(line.name);
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
      {line.reason ? <span className={styles.soft}>{i18n._(reasonWords[line.reason])}</span> : null}
      <span className={styles.soft}>
        {[line.role ? i18n._(roleWords[line.role]) : '', ...line.groups].filter(Boolean).join(', ')}
      </span>
    </>
  );
}
