import type { ReactNode } from 'react';
import { Tooltip as AriaTooltip } from 'react-aria-components/Tooltip';
import { cx } from '../looks/index.ts';
import styles from './overlay.module.css';

/** A word about a control, inside react-aria's TooltipTrigger. */
export function Tooltip({ children }: { children: ReactNode }) {
  return (
    <AriaTooltip offset={6} className={cx(styles.tooltip)}>
      {children}
    </AriaTooltip>
  );
}
