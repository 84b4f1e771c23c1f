import { BlockList, isIPv4 } from 'node:net';
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { allBut } from './networks.ts';

function covers(networks: string[], address: string): boolean {
  const list = new BlockList();
  for (const network of networks) {
    const [base = '', prefix = ''] = network.split('/');
    // As the engine compares (Go's net.IPNet): an address with networks of its own family.
    if (isIPv4(base) === isIPv4(address))
      list.addSubnet(base, Number(prefix), isIPv4(base) ? 'ipv4' : 'ipv6');
  }
  return list.check(address, isIPv4(address) ? 'ipv4' : 'ipv6');
}

it('every address but one is named', () => {
  fc.assert(
    fc.property(fc.ipV4(), fc.ipV4(), (one, other) => {
      const networks = allBut(one);
      expect(covers(networks, one)).toBe(false);
      if (other !== one) expect(covers(networks, other)).toBe(true);
      expect(covers(networks, '2001:db8::1')).toBe(true);
    }),
  );
});
