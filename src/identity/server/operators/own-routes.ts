import type { Actors } from '../../../access/contract/actors.ts';
import type { Mount } from '../../../platform/server/http/mount.ts';
import * as routes from '../../contract/operators/own-routes.ts';
import type { SetToken } from './cookie.ts';
import { beginTotp, confirmTotp, giveFactor, renewCodes } from './factor.ts';
import type { Operators } from './operators.ts';

/** Binds an operator's own account: password, second factor. */
export function mountOwnOperator(
  mount: Mount<Actors>,
  { operators, setToken }: { operators: Operators; setToken: SetToken },
): void {
  const { factors } = operators;
  mount(routes.changeOperatorPassword, {
    subject: () => ({}),
    handle: async ({ actor, body, reply }) =>
      setToken(reply, await operators.changePassword(actor, body)),
  });
  mount(routes.beginOperatorTotp, {
    subject: () => ({}),
    handle: ({ actor, body }) => beginTotp(factors, actor, body.code),
  });
  mount(routes.confirmOperatorTotp, {
    subject: () => ({}),
    handle: async ({ actor, body, reply }) => {
      const { token, backupCodes } = await confirmTotp(factors, actor, body.code);
      setToken(reply, token);
      return { backupCodes };
    },
  });
  mount(routes.giveOperatorFactor, {
    subject: () => ({}),
    handle: async ({ actor, body, reply }) => {
      setToken(reply, await giveFactor(factors, actor, body.code));
      return { me: await operators.describe({ ...actor, secondFactor: 'done' }) };
    },
  });
  mount(routes.renewOperatorCodes, {
    subject: () => ({}),
    handle: async ({ actor, body }) => ({
      backupCodes: await renewCodes(factors, actor, body.code),
    }),
  });
}
