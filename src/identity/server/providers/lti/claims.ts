import { z } from 'zod';

const lti = 'https://purl.imsglobal.org/spec/lti/claim/';
const deepLinking = 'https://purl.imsglobal.org/spec/lti-dl/claim/';

/** Names of the claims of LTI 1.3 that we read or write. @source 1EdTech, LTI 1.3 Core, Deep Linking 2.0, NRPS 2.0 */
export const claim = {
  deployment: `${lti}deployment_id`,
  version: `${lti}version`,
  message: `${lti}message_type`,
  target: `${lti}target_link_uri`,
  context: `${lti}context`,
  lis: `${lti}lis`,
  custom: `${lti}custom`,
  roster: 'https://purl.imsglobal.org/spec/lti-nrps/claim/namesroleservice',
  linkSettings: `${deepLinking}deep_linking_settings`,
  linkData: `${deepLinking}data`,
  linkItems: `${deepLinking}content_items`,
} as const;

export const scopes = {
  roster: 'https://purl.imsglobal.org/spec/lti-nrps/scope/contextmembership.readonly',
} as const;

const text = z.string().max(2_000);

/**
 * What a platform says at a launch, as far as we read it. Roles are not read: whoever runs the platform's
 * course may call themselves a teacher there; who teaches here, the register says.
 */
export const launchClaims = z.object({
  sub: text.min(1),
  nonce: text,
  aud: z.union([text, z.array(text).max(20)]),
  azp: text.optional(),
  name: text.optional(),
  given_name: text.optional(),
  family_name: text.optional(),
  [claim.deployment]: text,
  [claim.version]: z.literal('1.3.0'),
  [claim.message]: z.enum(['LtiResourceLinkRequest', 'LtiDeepLinkingRequest']),
  [claim.target]: text,
  [claim.context]: z.object({ id: text, title: text.optional() }).optional(),
  [claim.lis]: z.object({ person_sourcedid: text.optional() }).optional(),
  [claim.custom]: z.record(text, z.union([text, z.number(), z.boolean(), z.null()])).optional(),
  [claim.roster]: z.object({ context_memberships_url: z.url({ protocol: /^https?$/ }) }).optional(),
  [claim.linkSettings]: z
    .object({
      deep_link_return_url: z.url({ protocol: /^https?$/ }),
      accept_types: z.array(text),
      data: z.string().max(20_000).optional(),
    })
    .optional(),
});
export type LaunchClaims = z.output<typeof launchClaims>;
