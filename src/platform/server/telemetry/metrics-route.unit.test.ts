import { expect, test } from 'vitest';
import { mayReadMetrics, type MetricsAsker } from './metrics-route.ts';

const token = 'k3Zr8q0VtYw5uB1nM7xLs2Dp9Hc4Jf6G';
const stranger: MetricsAsker = { peer: '203.0.113.9', forwarded: false, authorization: undefined };
const local: MetricsAsker = { ...stranger, peer: '127.0.0.1' };

test('the machine itself reads them, in each form of its address', () => {
  for (const peer of ['127.0.0.1', '127.8.0.1', '::1', '::ffff:127.0.0.1'])
    expect(mayReadMetrics({ ...local, peer }, null)).toBe(true);
});

test('nobody else does without the token', () => {
  expect(mayReadMetrics(stranger, null)).toBe(false);
  expect(mayReadMetrics({ ...stranger, authorization: 'Bearer ' }, null)).toBe(false);
  expect(mayReadMetrics({ ...stranger, authorization: `Bearer ${token}x` }, token)).toBe(false);
  expect(mayReadMetrics({ ...local, peer: undefined }, null)).toBe(false);
});

test('the token opens them from anywhere, also through a proxy', () => {
  const authorization = `Bearer ${token}`;
  expect(mayReadMetrics({ ...stranger, authorization, forwarded: true }, token)).toBe(true);
});

test('a proxy on the same machine is not the machine asking', () => {
  expect(mayReadMetrics({ ...local, forwarded: true }, null)).toBe(false);
});
