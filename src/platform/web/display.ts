import { readCookie, writeCookie } from './cookies.ts';
import type { Display } from './display-choices.ts';
import { displayFromCookie, displayToCookie } from './display-cookie.ts';

const systemWants = {
  dark: matchMedia('(prefers-color-scheme: dark)'),
  contrast: matchMedia('(prefers-contrast: more)'),
  stillness: matchMedia('(prefers-reduced-motion: reduce)'),
};

let current = displayFromCookie(readCookie('display') ?? '');
const listeners = new Set<() => void>();

/** The choices of this device. */
export const display = (): Display => current;

/** Calls back when a choice changes; returns how to stop. */
export function onDisplayChange(listener: () => void): () => void {
  listeners.add(listener);
  return () => void listeners.delete(listener);
}

/** Changes some choices, keeps them on this device and shows them at once. */
export function chooseDisplay(change: Partial<Display>): void {
  current = { ...current, ...change };
  writeCookie('display', displayToCookie(current));
  apply();
  for (const listener of listeners) listener();
}

/** Puts the choices on `<html>`, and follows the system where nothing was chosen. Called once, before drawing. */
export function startDisplay(): void {
  apply();
  for (const query of Object.values(systemWants)) query.addEventListener('change', apply);
}

function apply(): void {
  const { dataset } = document.documentElement;
  const dark = current.theme === 'auto' ? systemWants.dark.matches : current.theme === 'dark';
  dataset.theme = dark ? 'dark' : 'light';
  dataset.contrast =
    current.contrast === 'more' || systemWants.contrast.matches ? 'more' : 'normal';
  dataset.motion = current.motion === 'less' || systemWants.stillness.matches ? 'less' : 'normal';
  dataset.size = current.size;
  dataset.font = current.font;
}
