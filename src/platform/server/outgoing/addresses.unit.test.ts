import { describe, expect, it } from 'vitest';
import { addressRule } from './addresses.ts';

const onInternet = addressRule({ loopback: false, networks: [] });

describe('an address that is nobody’s on the Internet', () => {
  it.each([
    '0.0.0.0',
    '10.1.2.3',
    '100.64.0.1',
    '127.0.0.1',
    '127.8.8.8',
    '169.254.169.254',
    '172.20.0.1',
    '192.168.1.1',
    '198.18.0.1',
    '224.0.0.1',
    '255.255.255.255',
    '::',
    '::1',
    '::ffff:127.0.0.1',
    '::ffff:10.0.0.1',
    '::ffff:a9fe:a9fe',
    '64:ff9b::a00:1',
    '2002:a00:1::',
    'fd00::1',
    'fe80::1',
    'ff02::1',
    'not-an-address',
  ])('%s is not called', (address) => {
    expect(onInternet(address)).toBe(false);
  });
});

it.each(['93.184.215.14', '8.8.8.8', '2606:4700::1111', '::ffff:8.8.8.8'])(
  '%s is called',
  (address) => {
    expect(onInternet(address)).toBe(true);
  },
);

it('the host’s administrator opens a network, and only that one', () => {
  const mayCall = addressRule({ loopback: false, networks: ['10.2.0.0/16', '192.168.1.7'] });
  expect(['10.2.3.4', '192.168.1.7', '10.3.0.1', '192.168.1.8', '127.0.0.1'].map(mayCall)).toEqual([
    true,
    true,
    false,
    false,
    false,
  ]);
});

it('a trial on loopback calls itself, and no other inner address', () => {
  const mayCall = addressRule({ loopback: true, networks: [] });
  expect(['127.0.0.1', '::1', '10.0.0.1', '169.254.169.254'].map(mayCall)).toEqual([
    true,
    true,
    false,
    false,
  ]);
});
