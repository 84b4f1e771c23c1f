import { isIP } from 'node:net';
import { networkInterfaces } from 'node:os';
import { allBut } from './networks.ts';

export type LivekitPorts = { signal: number; tcp: number; udp: number; turn: number };

export type LivekitSettings = {
  ports: LivekitPorts;
  apiKey: string;
  apiSecret: string;
  /** Address that browsers send their streams to; loopback keeps everything on this machine. */
  address: string;
  /** Where the engine tells the server who came and who left; `null` tells nobody. */
  webhookUrl: string | null;
  /** TURN over TLS, for schools that block all but HTTPS. */
  turnTls: { domain: string; port: number; certFile: string; keyFile: string } | null;
};

/**
 * A page that loses its network is reported gone after some 20 s and comes back by itself for as
 * long as 84 s, livekit-client's whole series of attempts. The room must still be there when the
 * last of a class returns, or all would return to an empty room made anew: 84 s, rounded up with
 * the engine's own delay in noticing.
 */
const departureSeconds = 120;

/** A room opened by the server before its teacher arrives; the server opens it again when needed. */
const emptySeconds = 300;

/**
 * What pages send, which every browser that we name knows, and no other: each more costs every person who comes
 * a kilobyte of description before the first picture.
 */
const codecs = ['audio/opus', 'audio/red', 'video/VP8'];

const isLoopback = (address: string) => address.startsWith('127.') || address === '::1';

/** The network interfaces that carry this address, so that the engine offers no other. */
function interfacesOf(address: string): string[] {
  if (isLoopback(address)) return ['lo', 'lo0'];
  return Object.entries(networkInterfaces())
    .filter(([, addresses]) => addresses?.some((entry) => entry.address === address))
    .map(([name]) => name);
}

/**
 * Where TURN listens: at the address that browsers are told, and everywhere when no interface has it
 * (address translation), since it cannot be listened on.
 */
export const turnHost = (address: string): string =>
  interfacesOf(address).length > 0 ? address : isIP(address) === 6 ? '::' : '0.0.0.0';

const network = (address: string) => `${address}/${isIP(address) === 6 ? 128 : 32}`;

function rtc({ ports, address }: LivekitSettings) {
  const interfaces = interfacesOf(address);
  return {
    tcp_port: ports.tcp,
    udp_port: ports.udp,
    // Never asks a third party for our own address.
    use_external_ip: false,
    node_ip: address,
    enable_loopback_candidate: isLoopback(address),
    // Behind an address translation, no interface has the public address: all of them serve it.
    ...(interfaces.length > 0
      ? { interfaces: { includes: interfaces }, ips: { includes: [network(address)] } }
      : {}),
    // Without it the engine sends browsers that cannot use UDP to the public servers of third
    // parties (roommanager.go, `hasSTUN`), even when its own TURN is on.
    stun_servers: [`${isIP(address) === 6 ? `[${address}]` : address}:${ports.turn}`],
  };
}

function turn({ ports, address, turnTls }: LivekitSettings) {
  return {
    enabled: true,
    udp_port: ports.turn,
    bind_addresses: [turnHost(address)],
    // By default the relay refuses private addresses, the engine's own in a school included.
    allow_restricted_peer_cidrs: [network(address)],
    // And it would pass traffic to any public address: ours relays to the engine, and to nobody else.
    deny_peer_cidrs: allBut(address),
    ...(turnTls
      ? {
          domain: turnTls.domain,
          tls_port: turnTls.port,
          cert_file: turnTls.certFile,
          key_file: turnTls.keyFile,
        }
      : {}),
  };
}

/**
 * The engine's configuration as text. JSON is YAML: nothing to quote by hand. It holds the secret.
 */
export function livekitConfig(settings: LivekitSettings): string {
  const { ports, apiKey, apiSecret, webhookUrl } = settings;
  const config = {
    port: ports.signal,
    // Signalling alone; the streams' ports follow `rtc` and `turn`. Only the server talks to it.
    bind_addresses: ['127.0.0.1'],
    keys: { [apiKey]: apiSecret },
    rtc: rtc(settings),
    turn: turn(settings),
    room: {
      // Rooms are opened by the server when a meeting opens, never by whoever comes first.
      auto_create: false,
      empty_timeout: emptySeconds,
      departure_timeout: departureSeconds,
      enabled_codecs: codecs.map((mime) => ({ mime })),
    },
    ...(webhookUrl ? { webhook: { api_key: apiKey, urls: [webhookUrl] } } : {}),
    // At `info` each line would carry the addresses of the pupils' devices.
    logging: { level: 'warn', pion_level: 'error', json: true },
  };
  return `${JSON.stringify(config, null, 2)}\n`;
}
