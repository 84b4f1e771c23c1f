import type { MessageDescriptor } from '@lingui/core';
import { msg } from '@lingui/core/macro';

/** What a person may choose about the look of the pages on one device. `auto` follows the system. */
export type Display = {
  theme: 'auto' | 'light' | 'dark';
  contrast: 'auto' | 'more';
  font: 'auto' | 'dyslexic';
  size: 'auto' | 'large' | 'larger';
  motion: 'auto' | 'less';
};

export type DisplayKey = keyof Display;

export type DisplayChoice<K extends DisplayKey = DisplayKey> = {
  key: K;
  label: MessageDescriptor;
  options: readonly { value: Display[K]; label: MessageDescriptor }[];
};

const choice = <K extends DisplayKey>(one: DisplayChoice<K>): DisplayChoice<K> => one;

/** The menu “Affichage”, as data: the React and the Preact pages draw it alike. */
export const displayChoices = [
  choice({
    key: 'theme',
    label: msg`Thème`,
    options: [
      { value: 'auto', label: msg`Comme l’appareil` },
      { value: 'light', label: msg`Clair` },
      { value: 'dark', label: msg`Sombre` },
    ],
  }),
  choice({
    key: 'contrast',
    label: msg`Contraste`,
    options: [
      { value: 'auto', label: msg`Comme l’appareil` },
      { value: 'more', label: msg`Renforcé` },
    ],
  }),
  choice({
    key: 'size',
    label: msg`Taille du texte`,
    options: [
      { value: 'auto', label: msg`Normale` },
      { value: 'large', label: msg`Grande` },
      { value: 'larger', label: msg`Très grande` },
    ],
  }),
  choice({
    key: 'font',
    label: msg`Lettres`,
    options: [
      { value: 'auto', label: msg`Atkinson Hyperlegible` },
      { value: 'dyslexic', label: msg`OpenDyslexic` },
    ],
  }),
  choice({
    key: 'motion',
    label: msg`Animations`,
    options: [
      { value: 'auto', label: msg`Comme l’appareil` },
      { value: 'less', label: msg`Aucune` },
    ],
  }),
] as const;
