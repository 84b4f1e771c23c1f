import { expect, test } from 'vitest';
import { displayFromCookie, displayToCookie, untouchedDisplay } from './display-cookie.ts';

test('choices come back from their cookie', () => {
  const display = { ...untouchedDisplay, theme: 'dark', size: 'larger' } as const;
  expect(displayFromCookie(displayToCookie(display))).toEqual(display);
});

test('nothing chosen leaves no cookie', () => {
  expect(displayToCookie(untouchedDisplay)).toBe('');
});

test('a cookie that somebody has changed by hand is harmless', () => {
  expect(displayFromCookie('theme:<script>.size.:.__proto__:x')).toEqual(untouchedDisplay);
});
