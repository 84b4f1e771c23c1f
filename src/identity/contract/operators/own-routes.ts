import { z } from 'zod';
import { route } from '../../../platform/contract/route.ts';
import { code, codes } from '../second-factor.ts';
import { me } from './routes.ts';

const own = { caller: 'operator', action: 'operator.own' } as const;

export const changeOperatorPassword = route({
  id: 'operator.own.password',
  method: 'POST',
  path: '/api/operator/password',
  summary: 'Change one’s password as an operator: all other sessions end',
  ...own,
  body: z.strictObject({
    current: z.string().min(1).max(256),
    password: z.string().min(1).max(256),
  }),
  reply: null,
  errors: ['identity.password_wrong', 'identity.password_short', 'identity.try_later'],
});

export const beginOperatorTotp = route({
  id: 'operator.own.totp.begin',
  method: 'POST',
  path: '/api/operator/totp',
  summary:
    'Begin to set up an operator’s codes by an app; where there is one already, a code of it, or a backup code, comes first',
  ...own,
  beforeSecondFactor: 'setting the second factor up',
  body: z.strictObject({ code: code.nullable() }),
  reply: z.strictObject({ secret: z.string(), address: z.string() }),
  errors: ['identity.code_wrong', 'identity.try_later'],
});

export const confirmOperatorTotp = route({
  id: 'operator.own.totp.confirm',
  method: 'POST',
  path: '/api/operator/totp/confirm',
  summary:
    'End setting up by a first code; the app before it is dead; answers backup codes, shown once',
  ...own,
  beforeSecondFactor: 'setting the second factor up',
  body: z.strictObject({ code }),
  reply: codes,
  errors: ['identity.code_wrong', 'identity.try_later'],
});

export const giveOperatorFactor = route({
  id: 'operator.session.second-factor',
  method: 'POST',
  path: '/api/operator/session/second-factor',
  summary: 'Give an operator’s second factor for this session: a code of the app, or a backup code',
  ...own,
  beforeSecondFactor: 'giving the second factor',
  body: z.strictObject({ code }),
  reply: z.strictObject({ me }),
  errors: ['identity.code_wrong', 'identity.try_later'],
});

export const renewOperatorCodes = route({
  id: 'operator.own.totp.backup-codes',
  method: 'POST',
  path: '/api/operator/totp/backup-codes',
  summary: 'New backup codes in the place of an operator’s old ones, for a code of the app',
  ...own,
  body: z.strictObject({ code }),
  reply: codes,
  errors: ['identity.code_wrong', 'identity.try_later'],
});
