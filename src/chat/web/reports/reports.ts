import { queryOptions, useMutation, useQueryClient } from '@tanstack/react-query';
import { caller } from '../../../platform/web/index.ts';
import type * as routes from '../../contract/report-routes.ts';

const calls = {
  list: caller<typeof routes.listReports>('GET /api/chat-reports'),
  open: caller<typeof routes.openReport>('POST /api/chat-reports/:reportId/open'),
  drop: caller<typeof routes.dropReport>('DELETE /api/chat-reports/:reportId'),
};

export const reportsQuery = queryOptions({
  queryKey: ['chat-reports'],
  queryFn: ({ signal }) => calls.list({}, { signal }),
  select: ({ reports }) => reports,
});

/** Reads a report: that it was read, and by whom, is then shown in the list. */
export function useOpening() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (reportId: string) => calls.open({ params: { reportId } }),
    onSuccess: () => void client.invalidateQueries(reportsQuery),
  });
}

export function useDropping(onDropped: () => void) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (reportId: string) => calls.drop({ params: { reportId } }),
    onSuccess: () => {
      void client.invalidateQueries(reportsQuery);
      onDropped();
    },
  });
}
