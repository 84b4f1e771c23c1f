/** What of the engine a page may reach: its signalling, and the question whether it may. */
export type MediaPath = { seatId: string; kind: 'line' | 'validate'; upstream: '/rtc' | '/rtc/v1' };

// Exact on the raw address: an encoded slash, a dot segment or another letter case is another path.
const pattern =
  /^\/media\/([0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12})(\/rtc|\/rtc\/v1)(\/validate)?$/;

/** The path of an address as it was sent, before any decoding. */
const rawPath = (url: string) => url.split('?', 1)[0] ?? '';

/** Does this address belong to the gate at all? */
export const isMediaAddress = (url: string) => rawPath(url).startsWith('/media/');

/**
 * Reads an address `/media/<seat>/rtc…` exactly as it was sent.
 * @returns `null` for everything that is not signalling
 */
export function readMediaPath(url: string): MediaPath | null {
  const [, seatId, upstream, validate] = pattern.exec(rawPath(url)) ?? [];
  if (seatId === undefined || upstream === undefined) return null;
  return {
    seatId,
    kind: validate === undefined ? 'line' : 'validate',
    upstream: upstream as MediaPath['upstream'],
  };
}

/**
 * What a page may say of itself to the engine. Not among them: `access_token` (the gate makes its
 * own), and `publish`, `attributes` and `metadata`, which make the engine change the identity.
 */
const passed = new Set([
  'join_request',
  'auto_subscribe',
  'auto_subscribe_data_track',
  'adaptive_stream',
  'disable_ice_lite',
  'subscriber_allow_pause',
  'reconnect',
  'reconnect_reason',
  'sid',
  'sdk',
  'protocol',
  'client_protocol',
  'version',
  'os',
  'os_version',
  'browser',
  'browser_version',
  'device_model',
  'network',
  'capabilities',
]);

/**
 * The engine's address for a line: its signalling path, and the parameters that may pass.
 * @param engineUrl the engine's private address, `ws(s)://`
 * @param path where the page wants to go
 * @param url the page's address as it was sent
 */
export function upstreamAddress(engineUrl: string, path: MediaPath, url: string): URL {
  const address = new URL(engineUrl);
  address.pathname = `${address.pathname.replace(/\/$/, '')}${path.upstream}`;
  address.search = '';
  const given = new URLSearchParams(url.slice(rawPath(url).length + 1));
  for (const [name, value] of given) if (passed.has(name)) address.searchParams.set(name, value);
  return address;
}
