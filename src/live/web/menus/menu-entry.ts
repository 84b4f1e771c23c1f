import type { ReactNode } from 'react';

export type MenuEntry = {
  id: string;
  text: string;
  icon?: ReactNode;
  /** An action that takes something away. */
  danger?: boolean;
  /** The present choice among several. */
  isChosen?: boolean;
  onAction: () => void;
};
