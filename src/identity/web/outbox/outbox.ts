import { queryOptions, useMutation, useQueryClient } from '@tanstack/react-query';
import { caller } from '../../../platform/web/index.ts';
import type * as routes from '../../contract/outbox.ts';

const calls = {
  list: caller<typeof routes.listOutbox>('GET /api/outbox'),
  open: caller<typeof routes.readOutboxMail>('POST /api/outbox/:mailId/open'),
};

/** Mails of the school that did not leave. */
export const outboxQuery = queryOptions({
  queryKey: ['outbox'],
  queryFn: ({ signal }) => calls.list({}, { signal }),
});

/** Reads a mail: that it was read, and by whom, is then shown in the list. */
export function useOpening() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (mailId: string) => calls.open({ params: { mailId } }),
    onSettled: () => void client.invalidateQueries(outboxQuery),
  });
}
