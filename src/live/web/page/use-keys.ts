import { useEffect } from 'react';
import { useInClass } from './context.ts';
import { type ShortcutName, shortcuts } from './shortcuts.ts';
import { useClassActions } from './use-class-actions.ts';

/** Listens to the keys of the catalogue, except where the person writes or where the key already has a use. */
export function useKeys(): void {
  const { session, ui } = useInClass();
  const actions = useClassActions();
  useEffect(() => {
    const { microphone } = session.own;
    let isTalking = false;
    const down: Partial<Record<ShortcutName, () => void>> = {
      microphone: actions.toggleMicrophone,
      camera: actions.toggleCamera,
      people: actions.togglePeople,
      messages: actions.toggleMessages,
      hand: () => actions.raise('speech'),
      layout: actions.nextLayout,
      help: actions.showHelp,
      close: () => ui.update((state) => ({ ...state, panel: null })),
      talk: () => {
        if (microphone.isWanted) return;
        isTalking = true;
        void microphone.turn(true);
      },
    };
    const hush = () => {
      if (isTalking) void microphone.turn(false);
      isTalking = false;
    };
    const onDown = (event: KeyboardEvent) => {
      const name = shortcutOf(event);
      const isOff = name && shortcuts[name].isLetter && !ui.get().letterKeys;
      if (
        !name ||
        isOff ||
        event.repeat ||
        event.defaultPrevented ||
        isBusy(event, name) ||
        ui.get().dialog
      )
        return;
      if (!down[name]) return;
      event.preventDefault();
      down[name]();
    };
    const onUp = (event: KeyboardEvent) => {
      if (event.key === ' ') hush();
    };
    addEventListener('keydown', onDown);
    addEventListener('keyup', onUp);
    addEventListener('blur', hush);
    return () => {
      removeEventListener('keydown', onDown);
      removeEventListener('keyup', onUp);
      removeEventListener('blur', hush);
    };
  }, [session, ui, actions]);
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
