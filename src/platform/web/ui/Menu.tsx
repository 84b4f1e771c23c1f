import type { ReactElement, ReactNode } from 'react';
import {
  Menu as AriaMenu,
  MenuItem as AriaMenuItem,
  MenuTrigger,
} from 'react-aria-components/Menu';
import { Popover } from 'react-aria-components/Popover';
import { Separator } from 'react-aria-components/Separator';
import { cx } from '../looks/index.ts';
import styles from './overlay.module.css';

export type MenuProps = {
  /** The control that opens the menu: a Button or an IconButton. */
  trigger: ReactElement;
  label: string;
  children: ReactNode;
};

/** Actions behind a control; fill it with `MenuItem` and `MenuSeparator`. */
export function Menu({ trigger, label, children }: MenuProps) {
  return (
    <MenuTrigger>
      {trigger}
      <Popover className={cx(styles.popover)}>
        <AriaMenu aria-label={label} className={cx(styles.menu)}>
          {children}
        </AriaMenu>
      </Popover>
    </MenuTrigger>
  );
}

export type MenuItemProps = {
  children: string;
  icon?: ReactNode;
  /** An action that takes something away. */
  danger?: boolean;
  onAction: () => void;
};

export function MenuItem({ children, icon, danger = false, onAction }: MenuItemProps) {
  return (
    <AriaMenuItem
      textValue={children}
      onAction={onAction}
      className={cx(styles.item)}
      {...(danger ? { 'data-danger': true } : {})}
    >
      {icon}
      {children}
    </AriaMenuItem>
  );
}

export const MenuSeparator = () => <Separator className={cx(styles.separator)} />;
