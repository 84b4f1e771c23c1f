import { Check } from 'lucide-react';
import type { RefObject } from 'react';
import { Menu, MenuItem } from 'react-aria-components/Menu';
import { Popover } from 'react-aria-components/Popover';
import { cx } from '../../../platform/web/looks/index.ts';
import overlay from '../../../platform/web/ui/overlay.module.css';
import type { MenuEntry } from './menu-entry.ts';
import styles from './floating-menu.module.css';

/** The open menu: arrows, letters, Escape and the way back of the focus come from react-aria. */
export default function FloatingMenu({
  label,
  entries,
  triggerRef,
  onClose,
}: {
  label: string;
  entries: readonly MenuEntry[];
  triggerRef: RefObject<HTMLButtonElement | null>;
  onClose: () => void;
}) {
  const chosen = entries.filter(({ isChosen }) => isChosen).map(({ id }) => id);
  return (
    <Popover
      isOpen
      onOpenChange={(isOpen) => !isOpen && onClose()}
      triggerRef={triggerRef}
      placement="top"
      className={cx(overlay.popover)}
    >
      <Menu aria-label={label} autoFocus="first" onClose={onClose} className={cx(overlay.menu)}>
        {entries.map(({ id, text, icon, danger, onAction }) => (
          <MenuItem
            key={id}
            id={id}
            textValue={text}
            onAction={onAction}
            className={cx(overlay.item)}
            {...(danger ? { 'data-danger': true } : {})}
          >
            {icon}
            <span className={styles.text}>{text}</span>
            {chosen.includes(id) ? <Check size={18} aria-hidden /> : null}
          </MenuItem>
        ))}
      </Menu>
    </Popover>
  );
}
