import { queryOptions, useMutation, useQueryClient } from '@tanstack/react-query';
import { caller } from '../../../platform/web/index.ts';
import type { SuspensionReason } from '../../../school/contract/suspension.ts';
import type * as own from '../../contract/operators/own-routes.ts';
import type * as routes from '../../contract/operators/routes.ts';

const callMe = caller<typeof routes.readOperator>('GET /api/operator/session');
const callSignIn = caller<typeof routes.signInOperator>('POST /api/operator/session');
const callSignOut = caller<typeof routes.signOutOperator>('POST /api/operator/session/end');
const callSchools = caller<typeof routes.listOperatedSchools>('GET /api/operator/schools');
const callCreate = caller<typeof routes.createOperatedSchool>('POST /api/operator/schools');
const callInvite = caller<typeof routes.inviteSignatory>(
  'POST /api/operator/schools/:schoolId/invitation',
);
const callSuspend = caller<typeof routes.suspendSchool>(
  'POST /api/operator/schools/:schoolId/suspend',
);
const callReinstate = caller<typeof routes.reinstateSchool>(
  'POST /api/operator/schools/:schoolId/reinstate',
);
const callDistricts = caller<typeof routes.listDistricts>('GET /api/operator/districts');
const callCreateDistrict = caller<typeof routes.createDistrict>('POST /api/operator/districts');
const callChangeDistrict = caller<typeof routes.changeDistrict>(
  'PATCH /api/operator/districts/:operatorId',
);
const callReadLink = caller<typeof routes.readInstallationLink>(
  'POST /api/installation-links/read',
);
const callUseLink = caller<typeof routes.useInstallationLink>('POST /api/installation-links/use');

export const ownCalls = {
  password: caller<typeof own.changeOperatorPassword>('POST /api/operator/password'),
  beginTotp: caller<typeof own.beginOperatorTotp>('POST /api/operator/totp'),
  confirmTotp: caller<typeof own.confirmOperatorTotp>('POST /api/operator/totp/confirm'),
  giveFactor: caller<typeof own.giveOperatorFactor>('POST /api/operator/session/second-factor'),
  renewCodes: caller<typeof own.renewOperatorCodes>('POST /api/operator/totp/backup-codes'),
};

/** Which operator is signed in, if any. */
export const operatorQuery = queryOptions({
  queryKey: ['operator'],
  queryFn: async ({ signal }) => (await callMe({}, { signal })).me,
});

export const operatedSchoolsQuery = queryOptions({
  queryKey: ['operator', 'schools'],
  queryFn: async ({ signal }) => (await callSchools({}, { signal })).schools,
});

export const districtsQuery = queryOptions({
  queryKey: ['operator', 'districts'],
  queryFn: async ({ signal }) => (await callDistricts({}, { signal })).districts,
});

export function useOperatorSignIn() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (body: { username: string; password: string }) => callSignIn({ body }),
    onSuccess: ({ me }) => client.setQueryData(operatorQuery.queryKey, me),
  });
}

/** Gives the second factor: what it kept back is fetched from then on. */
export function useGiveFactor() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (code: string) => ownCalls.giveFactor({ body: { code } }),
    onSuccess: ({ me }) => client.setQueryData(operatorQuery.queryKey, me),
  });
}

/** Shows the operator as they are now, after what they changed of their account. */
export function useRefreshMe() {
  const client = useQueryClient();
  return () => void client.invalidateQueries({ ...operatorQuery, exact: true });
}

/** Signs out; nothing that was fetched stays in the page. */
export function useOperatorSignOut() {
  return useMutation({
    mutationFn: () => callSignOut(),
    onSuccess: () => location.assign('/hebergeur'),
  });
}

type NewSchool = Parameters<typeof callCreate>[0] extends { body: infer B } ? B : never;

/** What an operator changes; the lists are fetched again. */
function useOperation<Input, Output>(run: (input: Input) => Promise<Output>) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: run,
    onSuccess: () => void client.invalidateQueries({ queryKey: ['operator'] }),
  });
}

export const useCreateSchool = () =>
  useOperation(async (body: NewSchool) => (await callCreate({ body })).invitation);
export const useInvite = () =>
  useOperation((schoolId: string) => callInvite({ params: { schoolId } }));
export const useSuspendSchool = () =>
  useOperation(({ schoolId, reason }: { schoolId: string; reason: SuspensionReason }) =>
    callSuspend({ params: { schoolId }, body: { reason } }),
  );
export const useReinstateSchool = () =>
  useOperation((schoolId: string) => callReinstate({ params: { schoolId } }));
export const useCreateDistrict = () =>
  useOperation(
    async (body: { label: string; schoolIds: string[] }) =>
      (await callCreateDistrict({ body })).invitation,
  );
export const useChangeDistrict = () =>
  useOperation(({ operatorId, schoolIds }: { operatorId: string; schoolIds: string[] }) =>
    callChangeDistrict({ params: { operatorId }, body: { schoolIds } }),
  );

/** For whom a link is; asked by a gesture, since mail robots open pages. */
export const useReadLink = () =>
  useMutation({ mutationFn: (secret: string) => callReadLink({ body: { secret } }) });
export const useUseLink = () =>
  useMutation({
    mutationFn: (body: { secret: string; username: string; password: string }) =>
      callUseLink({ body }),
  });
