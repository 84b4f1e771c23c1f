/** A word on what has just been done, with the way back when there is one. */
export type Toast = { id: number; text: string; undo?: (() => void) | undefined };

let toasts: readonly Toast[] = [];
let next = 1;
const listeners = new Set<() => void>();

function change(to: readonly Toast[]): void {
  toasts = to;
  for (const listener of listeners) listener();
}

/** Shows a word at the bottom of the page; `undo` adds the button that takes it back. */
export function toast(text: string, undo?: () => void): void {
  // Two at a time at most: more would cover the page.
  change([...toasts.slice(-1), { id: next++, text, undo }]);
}

export const closeToast = (id: number): void => change(toasts.filter((one) => one.id !== id));

export const currentToasts = (): readonly Toast[] => toasts;

export function onToasts(listener: () => void): () => void {
  listeners.add(listener);
  return () => void listeners.delete(listener);
}
