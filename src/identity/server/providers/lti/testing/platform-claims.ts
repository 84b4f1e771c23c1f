import type { JWTPayload } from 'jose';
import { claim } from '../claims.ts';

export const clientId = 'preau-tool';
export const deploymentId = 'deployment-1';

export type PlatformUser = {
  id: string;
  given: string;
  family: string;
  sourcedId: string;
  /** What the platform calls them; nothing that we believe. */
  role: 'Instructor' | 'Learner';
};

/** What the platform says of a user who launches us. */
export const claimsFor = (
  url: string,
  user: PlatformUser,
  launch: { target: string; message: string; nonce: string },
): JWTPayload => ({
  iss: url,
  aud: clientId,
  sub: user.id,
  iat: Math.floor(Date.now() / 1_000),
  exp: Math.floor(Date.now() / 1_000) + 300,
  nonce: launch.nonce,
  given_name: user.given,
  family_name: user.family,
  name: `${user.given} ${user.family}`,
  [claim.version]: '1.3.0',
  [claim.deployment]: deploymentId,
  [claim.target]: launch.target,
  [claim.context]: { id: 'course-1', title: 'Français 6e B' },
  [claim.lis]: { person_sourcedid: user.sourcedId },
  'https://purl.imsglobal.org/spec/lti/claim/roles': [
    `http://purl.imsglobal.org/vocab/lis/v2/membership#${user.role}`,
  ],
  [claim.roster]: { context_memberships_url: `${url}/roster`, service_versions: ['2.0'] },
  ...(launch.message === 'link'
    ? {
        [claim.message]: 'LtiDeepLinkingRequest',
        [claim.linkSettings]: {
          deep_link_return_url: `${url}/links`,
          accept_types: ['ltiResourceLink'],
          accept_presentation_document_targets: ['window'],
          data: 'opaque-of-the-platform',
        },
      }
    : {
        [claim.message]: 'LtiResourceLinkRequest',
        'https://purl.imsglobal.org/spec/lti/claim/resource_link': { id: launch.target },
      }),
});
