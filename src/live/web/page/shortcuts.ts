import type { MessageDescriptor } from '@lingui/core';
import { msg } from '@lingui/core/macro';

export type ShortcutName =
  | 'microphone'
  | 'camera'
  | 'talk'
  | 'people'
  | 'messages'
  | 'hand'
  | 'layout'
  | 'help'
  | 'close';

export type Shortcut = {
  /** As `KeyboardEvent.key`, in lower case. */
  key: string;
  /** As `aria-keyshortcuts` writes it. */
  aria: string;
  shown: MessageDescriptor;
  does: MessageDescriptor;
  /** A letter alone, which the person can turn off. */
  isLetter: boolean;
};

/** The keys of the class page: the one list behind the keyboard, the help and the hints. */
export const shortcuts: Record<ShortcutName, Shortcut> = {
  microphone: {
    key: 'm',
    aria: 'M',
    shown: msg`M`,
    does: msg`Ouvrir ou couper le micro`,
    isLetter: true,
  },
  camera: {
    key: 'v',
    aria: 'V',
    shown: msg`V`,
    does: msg`Allumer ou éteindre la caméra`,
    isLetter: true,
  },
  talk: {
    key: ' ',
    aria: 'Space',
    shown: msg`Espace`,
    does: msg`Parler tant que la touche est tenue`,
    isLetter: true,
  },
  people: {
    key: 'p',
    aria: 'P',
    shown: msg`P`,
    does: msg`Ouvrir ou fermer la liste des personnes`,
    isLetter: true,
  },
  messages: {
    key: 'c',
    aria: 'C',
    shown: msg`C`,
    does: msg`Ouvrir ou fermer les messages`,
    isLetter: true,
  },
  hand: {
    key: 'h',
    aria: 'H',
    shown: msg`H`,
    does: msg`Lever ou baisser la main`,
    isLetter: true,
  },
  layout: { key: 'a', aria: 'A', shown: msg`A`, does: msg`Changer de vue`, isLetter: true },
  help: { key: '?', aria: '?', shown: msg`?`, does: msg`Montrer les raccourcis`, isLetter: true },
  close: {
    key: 'escape',
    aria: 'Escape',
    shown: msg`Échap`,
    does: msg`Fermer ce qui est ouvert`,
    isLetter: false,
  },
};
