import {
  infiniteQueryOptions,
  queryOptions,
  useMutation,
  useQueryClient,
} from '@tanstack/react-query';
import { caller } from '../../../platform/web/index.ts';
import { fileSender } from '../../../platform/web/send-file.ts';
import type {
  cancelImport,
  chooseImport,
  ImportList,
  ImportView,
  keepColumns,
  listImportLines,
  listImports,
  readFile,
  readImport,
  startImport,
  undoImport,
} from '../../contract/imports/routes.ts';
import type { ChoosableReason, CsvColumns, ImportChoice } from '../../contract/imports/words.ts';

const calls = {
  list: caller<typeof listImports>('GET /api/imports'),
  read: caller<typeof readImport>('GET /api/imports/:importId'),
  lines: caller<typeof listImportLines>('GET /api/imports/:importId/lines'),
  file: fileSender<typeof readFile>('POST /api/imports'),
  columns: caller<typeof keepColumns>('PUT /api/imports/columns'),
  choose: caller<typeof chooseImport>('PUT /api/imports/:importId/choices'),
  start: caller<typeof startImport>('POST /api/imports/:importId/start'),
  cancel: caller<typeof cancelImport>('POST /api/imports/:importId/cancel'),
  undo: caller<typeof undoImport>('POST /api/imports/:importId/undo'),
};

const queryKey = ['imports'];
const keyOf = (importId: string) => [...queryKey, 'one', importId];

export const isAtWork = ({ state }: ImportView) => state === 'applying' || state === 'undoing';

export const importsQuery = queryOptions({
  queryKey: [...queryKey, 'all'],
  queryFn: async ({ signal }) => (await calls.list({}, { signal })).imports,
});

/** One import; asked again each second while it is being written. */
export const importQuery = (importId: string) =>
  queryOptions({
    queryKey: keyOf(importId),
    queryFn: ({ signal }) => calls.read({ params: { importId } }, { signal }),
    refetchInterval: ({ state: { data } }) => (data && isAtWork(data) ? 1_000 : false),
  });

/** What a list holds changes with where the import stands: lines of a preview are not those of a report. */
export const linesQuery = ({ importId, state }: ImportView, list: ImportList) =>
  infiniteQueryOptions({
    queryKey: [...keyOf(importId), list, state],
    queryFn: ({ signal, pageParam }) =>
      calls.lines({ params: { importId }, query: { list, after: String(pageParam) } }, { signal }),
    initialPageParam: 0,
    getNextPageParam: ({ lines, more }) => (more ? lines.at(-1)?.number : undefined),
  });

/** Reads a file; a plain CSV answers its headers first. */
export const useReadFile = () =>
  useMutation({ mutationFn: (file: File) => calls.file(file, { columns: 'ask' }) });

/** Keeps the columns of a CSV, then reads it by them. */
export const useReadColumns = () =>
  useMutation({
    mutationFn: async (csv: { file: File; signature: string; columns: CsvColumns }) => {
      await calls.columns({ body: { signature: csv.signature, ...csv.columns } });
      return calls.file(csv.file, { columns: 'kept' });
    },
  });

/** Whose word holds, for one person (the number of their line) or for everybody of one kind. */
export type ChoiceMade = { reason: ChoosableReason; number: number | null; choice: ImportChoice };

/** Chooses between the register's word and the file's; the figures and the lists follow. */
export function useChoice(importId: string) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (body: ChoiceMade) => calls.choose({ params: { importId }, body }),
    // One after the other, in the order of the fingers: the last choice is the one that holds.
    scope: { id: `import-choice-${importId}` },
    onSuccess: (view) => client.setQueryData(keyOf(importId), view),
    onSettled: () => client.invalidateQueries({ queryKey: keyOf(importId) }),
  });
}

/** Starts, gives up or takes back an import; the page follows what the server answers. */
export function useCommand(name: 'start' | 'cancel' | 'undo', importId: string) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: () => calls[name]({ params: { importId } }),
    onSuccess: (view) => client.setQueryData(keyOf(importId), view),
    onSettled: () => void client.invalidateQueries({ queryKey: importsQuery.queryKey }),
  });
}
