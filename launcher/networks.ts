import { isIP } from 'node:net';

const toBits = (address: string) =>
  address
    .split('.')
    .map((part) => Number(part).toString(2).padStart(8, '0'))
    .join('');

const toAddress = (bits: string) =>
  [0, 8, 16, 24].map((at) => Number.parseInt(bits.slice(at, at + 8), 2)).join('.');

/**
 * Every network but one address: for a rule that lets nothing else through.
 * @param address IPv4; for IPv6 all of IPv4 is named, since single networks would be 128
 * @returns networks (CIDR) that together hold every other address
 */
export function allBut(address: string): string[] {
  if (isIP(address) === 6) return ['0.0.0.0/0'];
  const bits = toBits(address);
  const others = [...bits].map((bit, at) => {
    const sibling = `${bits.slice(0, at)}${bit === '0' ? '1' : '0'}`.padEnd(32, '0');
    return `${toAddress(sibling)}/${at + 1}`;
  });
  return [...others, '::/0'];
}
