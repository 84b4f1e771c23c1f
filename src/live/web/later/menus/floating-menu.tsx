import { useLingui } from '@lingui/react/macro';
import { Check } from 'lucide-react';
import { Fragment, type RefObject } from 'react';
import { Header, Menu, MenuItem, MenuSection, Separator } from 'react-aria-components/Menu';
import { Popover } from 'react-aria-components/Popover';
import { cx } from '../../../../platform/web/looks/index.ts';
import overlay from '../../../../platform/web/ui/overlay.module.css';
import type { MenuEntry, MenuGroup } from '../../menus/menu-entry.ts';
import styles from './floating-menu.module.css';

/** The open menu: arrows, letters, Escape and the way back of the focus come from react-aria. */
export default function FloatingMenu({
  label,
  groups,
  triggerRef,
  onClose,
}: {
  label: string;
  groups: readonly MenuGroup[];
  triggerRef: RefObject<HTMLButtonElement | null>;
  onClose: () => void;
}) {
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
        {groups
          .filter(({ entries }) => entries.length > 0)
          .map((group, index) => (
            <Fragment key={group.id}>
              {index > 0 ? <Separator className={cx(overlay.separator)} /> : null}
              <Group group={group} />
            </Fragment>
          ))}
      </Menu>
    </Popover>
  );
}

function Group({ group: { id, caption, entries } }: { group: MenuGroup }) {
  const items = entries.map((entry) => <Item key={entry.id} entry={entry} />);
  if (caption === undefined) return items;
  return (
    <MenuSection id={id}>
      <Header className={cx(styles.caption)}>{caption}</Header>
      {items}
    </MenuSection>
  );
}

function Item({ entry: { id, text, icon, danger, isChosen, onAction } }: { entry: MenuEntry }) {
  const { t } = useLingui();
  return (
    <MenuItem
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
  );
}
