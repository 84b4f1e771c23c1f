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

/** Entries that belong together, below a line; under a caption where they need one. */
export type MenuGroup = { id: string; caption?: string; entries: readonly MenuEntry[] };
