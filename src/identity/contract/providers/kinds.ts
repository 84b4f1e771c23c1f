/** The protocols that a school's identity provider may speak. */
export const providerKinds = ['cas', 'oidc', 'saml', 'lti'] as const;
export type ProviderKind = (typeof providerKinds)[number];
