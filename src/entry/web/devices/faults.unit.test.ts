import { expect, test } from 'vitest';
import { browserOf } from './browsers.ts';
import { faultOf } from './faults.ts';

test.each([
  ['NotAllowedError', 'refused'],
  ['NotFoundError', 'absent'],
  ['NotReadableError', 'busy'],
  ['WhateverError', 'other'],
])('%s means %s', (name, fault) => {
  expect(faultOf(new DOMException('', name))).toBe(fault);
});

test('something that is no error is still a fault', () => {
  expect(faultOf(undefined)).toBe('other');
});

const webkit = 'AppleWebKit/605.1.15 (KHTML, like Gecko)';
test.each([
  ['iphone', `Mozilla/5.0 (iPhone; CPU iPhone OS 18_0 like Mac OS X) ${webkit} Safari/604.1`, 5],
  [
    'iphone',
    `Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) ${webkit} Version/18.0 Safari/605.1.15`,
    5,
  ],
  [
    'safari',
    `Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) ${webkit} Version/18.0 Safari/605.1.15`,
    0,
  ],
  [
    'android',
    'Mozilla/5.0 (Linux; Android 14) AppleWebKit/537.36 Chrome/140.0.0.0 Mobile Safari/537.36',
    5,
  ],
  ['firefox', 'Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0', 0],
  ['chrome', 'Mozilla/5.0 (X11; CrOS x86_64) AppleWebKit/537.36 Chrome/140.0.0.0 Safari/537.36', 0],
] as const)('the hint speaks of %s', (browser, userAgent, touchPoints) => {
  expect(browserOf(userAgent, touchPoints)).toBe(browser);
});
