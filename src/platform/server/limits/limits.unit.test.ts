import fc from 'fast-check';
import { expect, test } from 'vitest';
import { budgets, openMeter } from './budgets.ts';
import { limitLines } from './lines.ts';
import { sourceOf } from './source.ts';

test.each([
  ['203.0.113.9', '203.0.113.9'],
  ['::ffff:203.0.113.9', '203.0.113.9'],
  ['::FFFF:cb00:7109', '203.0.113.9'],
  ['2001:db8:1:2:3:4:5:6', '2001:db8:1:2::/64'],
  ['2001:0db8:0001:0002::1', '2001:db8:1:2::/64'],
  ['fe80::1%eth0', 'fe80:0:0:0::/64'],
  ['::1', '0:0:0:0::/64'],
])('%s belongs to %s', (address, source) => {
  expect(sourceOf(address)).toBe(source);
});

const group = fc.integer({ min: 0, max: 0xffff }).map((number) => number.toString(16));
const half = fc.tuple(group, group, group, group).map((groups) => groups.join(':'));

test('all addresses of one 64-bit network are one source, and two networks are two', () => {
  fc.assert(
    fc.property(half, half, half, half, (network, other, one, two) => {
      expect(sourceOf(`${network}:${one}`)).toBe(sourceOf(`${network}:${two}`));
      if (network !== other && !network.startsWith('0:0:0:0') && !other.startsWith('0:0:0:0'))
        expect(sourceOf(`${network}:${one}`)).not.toBe(sourceOf(`${other}:${one}`));
    }),
  );
});

test('600 pupils and their teachers pass at the bell behind one address', async () => {
  const calls = openMeter(budgets.calls);
  const openCommands = openMeter(budgets.openCommands);
  const lines = openMeter(budgets.lines);
  let refused = 0;
  for (let pupil = 0; pupil < 600; pupil += 1) {
    // Opens its link, by mistake twice, knocks, follows, enters, and reloads the page once.
    for (let call = 0; call < 12; call += 1) refused += await calls('school');
    for (let claim = 0; claim < 3; claim += 1) refused += await openCommands('school');
    // The engine is away: twelve attempts in a minute, each followed by the question why it failed.
    for (let asking = 0; asking < 24; asking += 1) refused += await lines('school');
  }
  expect(refused).toBe(0);
});

const asked = (remoteAddress: string, via: string) =>
  ({ socket: { remoteAddress }, headers: { 'x-forwarded-for': via } }) as never;

test('a line’s source is its visitor behind a declared proxy, and the caller itself elsewhere', async () => {
  const once = { points: 1, seconds: 60 };
  const behind = limitLines(['10.0.0.0/8'], once);
  expect(await behind(asked('10.0.0.1', '203.0.113.9'))).toBe(true);
  expect(await behind(asked('10.0.0.1', '203.0.113.10'))).toBe(true);
  expect(await behind(asked('10.0.0.2', '198.51.100.1, 203.0.113.9'))).toBe(false);
  const open = limitLines([], once);
  expect(await open(asked('203.0.113.9', '198.51.100.1'))).toBe(true);
  expect(await open(asked('203.0.113.9', '198.51.100.2'))).toBe(false);
});

test('a spent budget says how long to wait, and is each source’s own', async () => {
  const meter = openMeter({ points: 3, seconds: 60 });
  const waits = [];
  for (let call = 0; call < 5; call += 1) waits.push(await meter('a'));
  expect(waits.slice(0, 3)).toEqual([0, 0, 0]);
  expect(waits.slice(3).every((seconds) => seconds > 0 && seconds <= 60)).toBe(true);
  expect(await meter('b')).toBe(0);
});
