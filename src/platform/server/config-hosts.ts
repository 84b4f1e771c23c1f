import { BlockList, isIP } from 'node:net';

const loopback = new BlockList();
loopback.addSubnet('127.0.0.0', 8, 'ipv4');
loopback.addAddress('::1', 'ipv6');

const privateNetworks = new BlockList();
privateNetworks.addSubnet('10.0.0.0', 8, 'ipv4');
privateNetworks.addSubnet('172.16.0.0', 12, 'ipv4');
privateNetworks.addSubnet('192.168.0.0', 16, 'ipv4');
privateNetworks.addSubnet('100.64.0.0', 10, 'ipv4');
privateNetworks.addSubnet('169.254.0.0', 16, 'ipv4');
privateNetworks.addSubnet('fc00::', 7, 'ipv6');
privateNetworks.addSubnet('fe80::', 10, 'ipv6');

const bare = (host: string) => host.replace(/^\[|\]$/g, '').toLowerCase();

const isIn = (list: BlockList, host: string) => {
  const family = isIP(host);
  return family !== 0 && list.check(host, family === 6 ? 'ipv6' : 'ipv4');
};

/** Does this host name or address lead back to the same machine? */
export function isLoopback(host: string): boolean {
  const name = bare(host);
  return name === 'localhost' || name.endsWith('.localhost') || isIn(loopback, name);
}

/**
 * Is this host inside the installation's own network: loopback, private address, or a name without
 * a dot or ending in `.internal` (container and cluster names)?
 */
export function isInside(host: string): boolean {
  const name = bare(host);
  const isInternalName = isIP(name) === 0 && (!name.includes('.') || name.endsWith('.internal'));
  return isLoopback(name) || isInternalName || isIn(privateNetworks, name);
}
