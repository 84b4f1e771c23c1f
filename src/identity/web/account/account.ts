import { queryOptions, useMutation, useQueryClient } from '@tanstack/react-query';
import { caller } from '../../../platform/web/index.ts';
import type * as own from '../../contract/own-account.ts';
import type * as factor from '../../contract/second-factor.ts';
import { sessionQuery } from '../session.ts';

const callRead = caller<typeof own.readOwnAccount>('GET /api/account');

/** One's own account, as the server has it now. */
export const ownAccountQuery = queryOptions({
  queryKey: ['account'],
  queryFn: async ({ signal }) => (await callRead({}, { signal })).account,
  staleTime: 0,
});

export const calls = {
  password: caller<typeof own.changeOwnPassword>('POST /api/account/password'),
  endSession: caller<typeof own.endOwnSession>('POST /api/account/sessions/:sessionId/end'),
  endOthers: caller<typeof own.endOtherSessions>('POST /api/account/sessions/end-others'),
  failuresSeen: caller<typeof own.forgetFailures>('POST /api/account/failures/seen'),
  beginTotp: caller<typeof factor.beginTotp>('POST /api/account/totp'),
  confirmTotp: caller<typeof factor.confirmTotp>('POST /api/account/totp/confirm'),
  giveFactor: caller<typeof factor.giveSecondFactor>('POST /api/session/second-factor'),
  renewCodes: caller<typeof factor.renewBackupCodes>('POST /api/account/totp/backup-codes'),
  removeTotp: caller<typeof factor.removeTotp>('POST /api/account/totp/remove'),
  renamePasskey: caller<typeof factor.renamePasskey>('PATCH /api/account/passkeys/:passkeyId'),
  removePasskey: caller<typeof factor.removePasskey>('DELETE /api/account/passkeys/:passkeyId'),
};

/** Changes something of one's account, then shows it as it is. */
export function useOwnChange<Input, Output>(
  change: (input: Input) => Promise<Output>,
  onDone?: (output: Output) => void,
) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: change,
    onSuccess: async (output) => {
      onDone?.(output);
      await client.invalidateQueries(ownAccountQuery);
      await client.invalidateQueries(sessionQuery);
    },
  });
}
