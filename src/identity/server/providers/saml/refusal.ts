/**
 * Why an answer or a description of a SAML provider is refused. The reason is one of a closed list and
 * holds nothing of what was sent: it may be logged, and shown to the administrator who tests.
 */
export const samlReasons = [
  'malformed',
  'shape',
  'status',
  'algorithm',
  'signature',
  'issuer',
  'destination',
  'in_response_to',
  'audience',
  'time',
  'subject',
  'replay',
] as const;
export type SamlReason = (typeof samlReasons)[number];

export class SamlRefusal extends Error {
  readonly reason: SamlReason;
  constructor(reason: SamlReason, cause?: unknown) {
    super(`saml: ${reason}`, { cause });
    this.name = 'SamlRefusal';
    this.reason = reason;
  }
}
