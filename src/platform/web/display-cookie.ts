import type { Display, DisplayKey } from './display-choices.ts';

/** Nobody has chosen anything yet. */
export const untouchedDisplay: Display = {
  theme: 'auto',
  contrast: 'auto',
  font: 'auto',
  size: 'auto',
  motion: 'auto',
};

const allowed: { [K in DisplayKey]: readonly Display[K][] } = {
  theme: ['auto', 'light', 'dark'],
  contrast: ['auto', 'more'],
  font: ['auto', 'dyslexic'],
  size: ['auto', 'large', 'larger'],
  motion: ['auto', 'less'],
};

/** Writes the choices as `theme:dark.size:large`; nothing chosen is an empty text. */
export function displayToCookie(display: Display): string {
  return Object.entries(display)
    .filter(([, value]) => value !== 'auto')
    .map(([key, value]) => `${key}:${value}`)
    .join('.');
}

/** Reads the choices back; whatever is unknown counts as not chosen. */
export function displayFromCookie(cookie: string): Display {
  const found = Object.fromEntries(cookie.split('.').map((pair) => pair.split(':')));
  const known = Object.entries(allowed).map(([key, values]) => {
    const value = found[key];
    return [key, (values as readonly string[]).includes(value) ? value : 'auto'];
  });
  return Object.fromEntries(known) as Display;
}
