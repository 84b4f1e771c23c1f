/** Why a launch or an answer of a platform is refused: a closed list, nothing of what was sent. */
export const ltiReasons = [
  'malformed',
  'algorithm',
  'key',
  'signature',
  'issuer',
  'audience',
  'time',
  'nonce',
  'deployment',
  'message',
  'roster',
] as const;
export type LtiReason = (typeof ltiReasons)[number];

export class LtiRefusal extends Error {
  readonly reason: LtiReason;
  constructor(reason: LtiReason, cause?: unknown) {
    super(`lti: ${reason}`, { cause });
    this.name = 'LtiRefusal';
    this.reason = reason;
  }
}
