import { Tooltip as AriaTooltip } from 'react-aria-components/Tooltip';
import { cx } from '../looks/index.ts';
import styles from './overlay.module.css';

/** The name of a control in sight, inside react-aria's TooltipTrigger. For the eye: the control has the name. */
export function Tooltip({ children }: { children: string }) {
  return (
    <AriaTooltip
      offset={6}
      className={cx(styles.tooltip)}
      render={(props) => <div {...props} role={undefined} aria-hidden />}
    >
      {children}
    </AriaTooltip>
  );
}
