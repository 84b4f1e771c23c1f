import { useEffect } from 'react';
import { useInClass } from './context.ts';
import { type ShortcutName, shortcuts } from './shortcuts.ts';
import type { Ui } from './ui-state.ts';
import { useClassActions } from './use-class-actions.ts';

/** Listens to the keys of the catalogue, except where the person writes or where the key already has a use. */
export function useKeys(): void {
  const { ui } = useInClass();
  const actions = useClassActions();
  useTalkKey();
  useEffect(() => {
    const does: Partial<Record<ShortcutName, () => void>> = {
      microphone: actions.toggleMicrophone,
      camera: actions.toggleCamera,
      people: actions.togglePeople,
      messages: actions.toggleMessages,
      hand: () => actions.raise('speech'),
      layout: actions.nextLayout,
      help: actions.showHelp,
      close: () => ui.update((state) => ({ ...state, panel: null })),
    };
    return onShortcut(ui, (name) => does[name]);
  }, [ui, actions]);
}

/**
 * Speaks for as long as the key is held. By itself: what the other keys do changes with the class, and a
 * key held meanwhile must not be forgotten, nor its speaker be cut.
 */
function useTalkKey(): void {
  const { session, ui } = useInClass();
  useEffect(() => {
    const { microphone } = session.own;
    let isTalking = false;
    const talk = () => {
      if (microphone.isWanted) return;
      isTalking = true;
      void microphone.turn(true);
    };
    const hush = () => {
      if (isTalking) void microphone.turn(false);
      isTalking = false;
    };
    const onUp = (event: KeyboardEvent) => {
      if (event.key === ' ') hush();
    };
    const stop = onShortcut(ui, (name) => (name === 'talk' ? talk : undefined));
    addEventListener('keyup', onUp);
    addEventListener('blur', hush);
    return () => {
      stop();
      removeEventListener('keyup', onUp);
      removeEventListener('blur', hush);
      hush();
    };
  }, [session, ui]);
}

/** Calls back at each shortcut that is free to be used now; returns how to stop. */
function onShortcut(ui: Ui, find: (name: ShortcutName) => (() => void) | undefined): () => void {
  const onDown = (event: KeyboardEvent) => {
    const name = shortcutOf(event);
    if (!name || event.repeat || event.defaultPrevented || isBusy(event, name)) return;
    const { dialog, letterKeys } = ui.get();
    const act = find(name);
    if (dialog || !act || (shortcuts[name].isLetter && !letterKeys)) return;
    event.preventDefault();
    act();
  };
  addEventListener('keydown', onDown);
  return () => removeEventListener('keydown', onDown);
}

const names = Object.keys(shortcuts) as ShortcutName[];

function shortcutOf({ key, ctrlKey, metaKey, altKey }: KeyboardEvent): ShortcutName | undefined {
  if (ctrlKey || metaKey || altKey) return undefined;
  return names.find((name) => shortcuts[name].key === key.toLowerCase());
}

/** Where one writes, every key is a letter; on a control, the space bar presses it. */
function isBusy({ target }: KeyboardEvent, name: ShortcutName): boolean {
  if (!(target instanceof Element)) return false;
  if (target.closest('input, select, textarea, [contenteditable="true"], [role="menu"], dialog'))
    return true;
  return name === 'talk' && target.closest('button, a, [role="button"]') !== null;
}
