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
import type { CsvColumns } from '../../contract/imports/words.ts';

const calls = {
  list: caller<typeof listImports>('GET /api/imports'),
  read: caller<typeof readImport>('GET /api/imports/:importId'),
  lines: caller<typeof listImportLines>('GET /api/imports/:importId/lines'),
  file: fileSender<typeof readFile>('POST /api/imports'),
  columns: caller<typeof keepColumns>('PUT /api/imports/columns'),
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

export const linesQuery = (importId: string, list: ImportList) =>
  infiniteQueryOptions({
    queryKey: [...keyOf(importId), list],
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

/** Starts, gives up or takes back an import; the page follows what the server answers. */
export function useCommand(name: 'start' | 'cancel' | 'undo', importId: string) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: () => calls[name]({ params: { importId } }),
    onSuccess: (view) => client.setQueryData(keyOf(importId), view),
    onSettled: () => void client.invalidateQueries({ queryKey: importsQuery.queryKey }),
  });
}
