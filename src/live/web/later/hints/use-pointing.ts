import { type RefObject, useLayoutEffect } from 'react';
import type { HintName } from '../../../contract/hints.ts';
import { shortcuts } from '../../page/shortcuts.ts';

/** The control that a hint speaks of, in the foot of the page. */
const targets: Record<HintName, string> = {
  door: `[aria-keyshortcuts="${shortcuts.people.aria}"]`,
  people: `[aria-keyshortcuts="${shortcuts.people.aria}"]`,
  calm: '[data-hint="calm"]',
  // The way out stands last in the bar.
  end: '[role="group"]:last-child > button:last-child',
};

export const targetOf = (hint: HTMLElement, name: HintName): HTMLElement | null =>
  hint.closest('footer')?.querySelector(targets[name]) ?? null;

/** Puts a hint beside its control, and its tip on it. */
function point(hint: HTMLElement, foot: HTMLElement, name: HintName): void {
  const target = targetOf(hint, name)?.getBoundingClientRect();
  if (!target) return;
  const place = foot.getBoundingClientRect();
  const middle = target.left + target.width / 2 - place.left;
  // As far from one edge of the page as from the other, at the least.
  const edge = hint.offsetLeft;
  const last = Math.max(edge, place.width - hint.offsetWidth - edge);
  const from = Math.min(Math.max(middle - hint.offsetWidth / 2, edge), last);
  hint.style.setProperty('--from', `${from - edge}px`);
  hint.style.setProperty('--tip', `${middle - from}px`);
  // « Calme » lies above the bar where there is no room in it.
  hint.dataset['side'] = target.top < hint.getBoundingClientRect().top ? 'above' : 'below';
}

/** Points for as long as the hint is there, whatever becomes of the page's width. @returns how to stop */
function keepPointing(hint: HTMLElement, name: HintName): (() => void) | undefined {
  const foot = hint.closest('footer');
  if (!foot) return undefined;
  const watch = new ResizeObserver(() => point(hint, foot, name));
  point(hint, foot, name);
  watch.observe(foot);
  watch.observe(hint);
  return () => watch.disconnect();
}

/** Keeps a hint beside its control: as wide as there is room, never outside of the page. */
export function usePointing(box: RefObject<HTMLElement | null>, name: HintName | null): void {
  useLayoutEffect(() => {
    const hint = box.current;
    return hint && name ? keepPointing(hint, name) : undefined;
  }, [box, name]);
}
