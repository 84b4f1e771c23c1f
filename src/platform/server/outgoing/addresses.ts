import { BlockList, isIP, isIPv6 } from 'node:net';

const lists = {
  /** The machine itself. */
  loopback: ['127.0.0.0/8', '::1/128'],
  /**
   * Networks that are nobody's on the Internet: private, shared, link-local (where clouds keep their keys),
   * reserved, multicast, and the ways of IPv6 to name an IPv4 address.
   * @source IANA special-purpose address registries
   */
  inner: [
    '0.0.0.0/8',
    '10.0.0.0/8',
    '100.64.0.0/10',
    '169.254.0.0/16',
    '172.16.0.0/12',
    '192.0.0.0/24',
    '192.0.2.0/24',
    '192.88.99.0/24',
    '192.168.0.0/16',
    '198.18.0.0/15',
    '198.51.100.0/24',
    '203.0.113.0/24',
    '224.0.0.0/4',
    '240.0.0.0/4',
    '::/128',
    '64:ff9b::/96',
    '64:ff9b:1::/48',
    '100::/64',
    '2001::/23',
    '2001:db8::/32',
    '2002::/16',
    'fc00::/7',
    'fe80::/10',
    'fec0::/10',
    'ff00::/8',
  ],
} as const;

const family = (address: string) => (isIPv6(address) ? 'ipv6' : 'ipv4');

function listOf(networks: readonly string[]): BlockList {
  const list = new BlockList();
  for (const network of networks) {
    const [address = '', prefix] = network.split('/');
    const widest = isIPv6(address) ? 128 : 32;
    list.addSubnet(address, Number(prefix ?? widest), family(address));
  }
  return list;
}

const loopback = listOf(lists.loopback);
const inner = listOf(lists.inner);

export const isLoopbackAddress = (address: string): boolean =>
  loopback.check(address, family(address));

/**
 * Makes the rule that says which addresses the server may call.
 * @param allow.loopback whether the machine itself may be called
 * @param allow.networks inner networks that the host's administrator opened
 */
export function addressRule(allow: { loopback: boolean; networks: readonly string[] }) {
  const opened = listOf(allow.networks);
  return (address: string): boolean => {
    if (isIP(address) === 0) return false;
    if (opened.check(address, family(address))) return true;
    // An IPv4 address written as IPv6 is checked as what it is by BlockList.
    if (isLoopbackAddress(address)) return allow.loopback;
    return !inner.check(address, family(address));
  };
}
