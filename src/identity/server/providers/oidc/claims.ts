/** What the protocol says of the token, and not of the person. */
const ofTheToken = new Set(
  'iss aud exp iat nbf nonce jti azp at_hash c_hash s_hash sid auth_time amr acr sub email_verified phone_number_verified'.split(
    ' ',
  ),
);

const textOf = (value: unknown): string[] =>
  ['string', 'number', 'boolean'].includes(typeof value) ? [String(value)] : [];

/**
 * The person's attributes in claims: texts, and lists of texts. A mail address that the provider did not verify
 * is dropped, that nobody takes it for one that was.
 */
export function attributesIn(claims: Record<string, unknown>): Record<string, string[]> {
  const kept = Object.entries(claims)
    .filter(([name]) => !ofTheToken.has(name))
    .filter(([name]) => name !== 'email' || claims.email_verified === true)
    .filter(([name]) => name !== 'phone_number' || claims.phone_number_verified === true)
    .map(([name, value]) => [name, Array.isArray(value) ? value.flatMap(textOf) : textOf(value)])
    .filter(([, values]) => (values as string[]).length > 0);
  return Object.fromEntries(kept);
}
