import { queryOptions, useMutation, useQueryClient } from '@tanstack/react-query';
import { caller } from '../../../platform/web/index.ts';
import { saveFile } from '../../../platform/web/save-file.ts';
import type {
  FileFormat,
  acceptAgreement,
  readAgreement,
  readAgreementFile,
} from '../../contract/agreement/routes.ts';

const callRead = caller<typeof readAgreement>('GET /api/agreement');
const callAccept = caller<typeof acceptAgreement>('POST /api/agreement/acceptance');

const callFile = caller<typeof readAgreementFile>('GET /api/agreement/file');

/** The contract of the caller's school, and what was accepted of it. */
export const agreementQuery = queryOptions({
  queryKey: ['agreement'],
  queryFn: ({ signal }) => callRead({}, { signal }),
});

/** Accepts the contract; the text that changed meanwhile is fetched again. */
export function useAccept(onAccepted: () => void) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (body: { hash: string; name: string; quality: string }) => callAccept({ body }),
    onSuccess: (view) => {
      client.setQueryData(agreementQuery.queryKey, view);
      onAccepted();
    },
    onError: () => void client.invalidateQueries(agreementQuery),
  });
}

/** Fetches a copy and gives it to the browser to save. */
export function useDownload() {
  return useMutation({
    mutationFn: async (query: { language: 'fr' | 'en'; format: FileFormat }) => {
      saveFile(await callFile({ query }));
    },
  });
}
