import { z } from 'zod';
import type { AttributeMap } from '../../contract/providers/attributes.ts';
import type { ProviderKind } from '../../contract/providers/kinds.ts';
import type { ProviderView } from '../../contract/providers/routes.ts';
import { callbackPath } from '../../contract/providers/sign-in-routes.ts';
import { Problem } from '../../../platform/contract/problems.ts';
import type { Config } from '../../../platform/server/config.ts';
import type { Trx } from '../../../platform/server/db.ts';
import type { Provider } from './protocol.ts';
import { protocolOf, protocols } from './protocols.ts';
import { insertProvider, updateProvider, type ProviderRow } from './providers.store.ts';
import type { Seal } from './seal.ts';

type Texts = Record<string, string>;

export const callbackUrl = ({ publicUrl }: Pick<Config, 'publicUrl'>, providerId: string) =>
  new URL(callbackPath(providerId), publicUrl).href;

const placeOf = (row: { school_id: string; id: string }) => `${row.school_id} ${row.id} secrets`;

/** A row with its secrets open. */
export const openProvider = (row: ProviderRow, seal: Seal): Provider => ({
  providerId: row.id,
  schoolId: row.school_id,
  kind: row.kind,
  name: row.name,
  settings: row.settings,
  secrets: row.sealed_secrets ? seal.open<Texts>(row.sealed_secrets, placeOf(row)) : {},
  attributes: row.attributes,
  enabled: row.enabled,
});

/** A provider as the page that configures it shows it: its secrets by name only. */
export const viewProvider = (
  { schoolId: _schoolId, secrets, ...provider }: Provider,
  config: Pick<Config, 'publicUrl'>,
): ProviderView => ({
  ...provider,
  secrets: Object.keys(secrets),
  ours: protocolOf(provider.kind).ours(callbackUrl(config, provider.providerId), provider),
});

/** Checks texts against what the protocol takes, and answers faults by field. */
function checked(schema: z.ZodObject, texts: Texts, part: 'settings' | 'secrets'): Texts {
  const given = Object.fromEntries(Object.entries(texts).filter(([, text]) => text.trim() !== ''));
  const read = schema.strict().safeParse(given);
  if (read.success) return read.data as Texts;
  const fields = read.error.issues.map(({ path, code }) => ({
    path: [part, ...path].join('.'),
    code,
  }));
  throw new Problem('invalid_input', { fields });
}

function knownProtocol(kind: ProviderKind) {
  const protocol = protocols[kind];
  if (!protocol)
    throw new Problem('invalid_input', { fields: [{ path: 'kind', code: 'unknown' }] });
  return protocol;
}

export type NewProvider = {
  kind: ProviderKind;
  name: string;
  settings: Texts;
  secrets: Texts;
  attributes: AttributeMap;
};

/**
 * Adds a provider, not offered yet.
 * @param place.providerId an id of ours, made for it
 * @throws {Problem} `invalid_input` with the fields that its protocol does not take
 */
export async function addProvider(
  trx: Trx,
  seal: Seal,
  place: { schoolId: string; providerId: string },
  given: NewProvider,
): Promise<Provider> {
  const protocol = knownProtocol(given.kind);
  const settings = checked(protocol.settings, given.settings, 'settings');
  const secrets = checked(protocol.secrets, given.secrets, 'secrets');
  const sealedSecrets = sealedFor(
    { school_id: place.schoolId, id: place.providerId },
    secrets,
    seal,
  );
  return openProvider(
    await insertProvider(trx, { ...given, ...place, settings, sealedSecrets }),
    seal,
  );
}

export type ProviderChange = {
  [K in keyof Omit<NewProvider, 'kind'>]?: NewProvider[K] | undefined;
} & { enabled?: boolean | undefined };

/**
 * Changes what is given; a secret that is not given stays.
 * @throws {Problem} `invalid_input` with the fields that its protocol does not take
 */
export async function changeProvider(
  trx: Trx,
  seal: Seal,
  provider: Provider,
  change: ProviderChange,
): Promise<Provider> {
  const protocol = protocolOf(provider.kind);
  const row = { school_id: provider.schoolId, id: provider.providerId };
  const settings = change.settings && checked(protocol.settings, change.settings, 'settings');
  const secrets =
    change.secrets &&
    checked(protocol.secrets, { ...provider.secrets, ...filled(change.secrets) }, 'secrets');
  const changed = await updateProvider(trx, provider, {
    ...(change.name !== undefined && { name: change.name }),
    ...(change.enabled !== undefined && { enabled: change.enabled }),
    ...(settings && { settings: JSON.stringify(settings) }),
    ...(secrets && { sealed_secrets: sealedFor(row, secrets, seal) }),
    ...(change.attributes && { attributes: JSON.stringify(change.attributes) }),
  });
  return openProvider(changed, seal);
}

const filled = (texts: Texts): Texts =>
  Object.fromEntries(Object.entries(texts).filter(([, text]) => text.trim() !== ''));

const sealedFor = (row: { school_id: string; id: string }, secrets: Texts, seal: Seal) =>
  Object.keys(secrets).length === 0 ? null : seal.seal(secrets, placeOf(row));
