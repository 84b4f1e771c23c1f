import { z } from 'zod';
import { route } from '../../../platform/contract/route.ts';
import { instant, line } from '../../../platform/contract/values.ts';
import { agreementDocument, languages } from './document.ts';

const hash = z.string().regex(/^[0-9a-f]{64}$/);

const acceptance = z.strictObject({
  version: z.int(),
  hash,
  name: z.string(),
  quality: z.string(),
  acceptedAt: instant,
});
export type AcceptanceView = z.output<typeof acceptance>;

const agreement = z.strictObject({
  /** `to_sign`: nothing may be done yet. `renewed`: the accepted version holds until the new one is. */
  state: z.enum(['to_sign', 'signed', 'renewed', 'host_unknown']),
  /** Who accepts it: the school's head, or the academy's director. */
  signatory: z.enum(['head', 'dasen']),
  /** Whether the caller is that person. */
  mine: z.boolean(),
  /** The newest version; `null` while the host has not said who it is. */
  current: z
    .strictObject({
      version: z.int(),
      hash,
      fr: agreementDocument,
      en: agreementDocument,
    })
    .nullable(),
  accepted: acceptance.nullable(),
});
export type AgreementView = z.output<typeof agreement>;

export const readAgreement = route({
  id: 'agreement.read',
  method: 'GET',
  path: '/api/agreement',
  summary: 'The contract between the school and its host, and what was accepted of it',
  caller: 'account',
  action: 'agreement.read',
  reply: agreement,
  errors: [],
});

export const acceptAgreement = route({
  id: 'agreement.accept',
  method: 'POST',
  path: '/api/agreement/acceptance',
  summary: 'Accept the contract, as the controller’s signatory',
  caller: 'account',
  action: 'agreement.accept',
  beforeContract: 'It is the contract itself',
  body: z.strictObject({
    /** Of the text that was read: another text is not accepted by mistake. */
    hash,
    name: line(120),
    quality: line(160),
  }),
  reply: agreement,
  errors: ['agreement.host_unknown', 'agreement.changed', 'agreement.accepted_already'],
});

const format = z.enum(['pdf', 'html']);
export type FileFormat = z.output<typeof format>;

const file = z.strictObject({
  name: z.string(),
  mediaType: z.enum(['application/pdf', 'text/html']),
  base64: z.string(),
});
export type AgreementFile = z.output<typeof file>;

export const readAgreementFile = route({
  id: 'agreement.file',
  method: 'GET',
  path: '/api/agreement/file',
  summary:
    'A copy to keep: the accepted text with its signature, or the newest while none is accepted',
  caller: 'account',
  action: 'agreement.read',
  query: z.strictObject({ language: z.enum(languages), format }),
  reply: file,
  errors: ['agreement.host_unknown'],
});
