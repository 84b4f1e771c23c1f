import * as client from 'openid-client';
import { ProviderRefusal, type Provider, type Surroundings } from '../protocol.ts';

/** How long what a provider says of itself is believed. */
const lifeMs = 10 * 60_000;

const found = new Map<string, { until: number; configuration: Promise<client.Configuration> }>();

/** All calls of the library go by our own way out. */
const fetchBy =
  ({ outgoing }: Pick<Surroundings, 'outgoing'>): client.CustomFetch =>
  (url, { method, headers, body }) =>
    outgoing(url, {
      method,
      headers,
      ...(body !== undefined && body !== null && { body: String(body) }),
    });

async function discover(
  provider: Provider,
  surroundings: Surroundings,
): Promise<client.Configuration> {
  const { issuer = '', clientId = '' } = provider.settings;
  const { clientSecret } = provider.secrets;
  const server = surroundings.outgoing.check(issuer);
  const configuration = await client.discovery(
    server,
    clientId,
    {},
    clientSecret === undefined ? client.None() : client.ClientSecretBasic(clientSecret),
    {
      [client.customFetch]: fetchBy(surroundings),
      timeout: 10,
      execute: [
        // The token comes over TLS, and is signed: both are asked for.
        client.enableNonRepudiationChecks,
        // Only on a trial: our way out refuses it elsewhere.
        ...(server.protocol === 'http:' ? [client.allowInsecureRequests] : []),
      ],
    },
  );
  configuration[client.customFetch] = fetchBy(surroundings);
  return configuration;
}

/**
 * What a provider says of itself, asked again every ten minutes.
 * @throws {ProviderRefusal} when it says nothing that holds
 */
export async function configurationOf(
  provider: Provider,
  surroundings: Surroundings,
): Promise<client.Configuration> {
  const key = JSON.stringify([provider.providerId, provider.settings, provider.secrets]);
  const now = performance.now();
  for (const [old, { until }] of found) if (until < now) found.delete(old);
  const known = found.get(key);
  if (known) return known.configuration;
  // Whoever waits for the same answer is told the same failure.
  const configuration = discover(provider, surroundings).catch((cause: unknown) => {
    found.delete(key);
    throw new ProviderRefusal('discovery', { cause });
  });
  found.set(key, { until: now + lifeMs, configuration });
  return configuration;
}
