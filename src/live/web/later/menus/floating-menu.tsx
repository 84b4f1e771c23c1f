import { useLingui } from '@lingui/react/macro';
import { Check } from 'lucide-react';
import type { RefObject } from 'react';
import { Menu, MenuItem } from 'react-aria-components/Menu';
import { Popover } from 'react-aria-components/Popover';
import { cx } from '../../../../platform/web/looks/index.ts';
import overlay from '../../../../platform/web/ui/overlay.module.css';
import type { MenuEntry } from '../../menus/menu-entry.ts';
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
  const { t } = useLingui();
  return (
    <Popover
      isOpen
      onOpenChange={(isOpen) => !isOpen && onClose()}
      triggerRef={triggerRef}
      aria-label={label}
      placement="top"
      className={cx(overlay.popover)}
    >
      {/* A menu that the person opened takes the focus. */}
      {/* oxlint-disable-next-line jsx-a11y/no-autofocus */}
      <Menu aria-label={label} autoFocus="first" onClose={onClose} className={cx(overlay.menu)}>
        {entries.map(({ id, text, icon, danger, isChosen, onAction }) => (
          <MenuItem
            key={id}
            id={id}
            textValue={isChosen ? `${text} (${t`choisi`})` : text}
            onAction={onAction}
            className={cx(overlay.item)}
            {...(danger ? { 'data-danger': true } : {})}
          >
            {icon}
            <span className={styles.text}>{text}</span>
            {isChosen ? <Check size={18} role="img" aria-label={t`choisi`} /> : null}
          </MenuItem>
        ))}
      </Menu>
    </Popover>
  );
}
