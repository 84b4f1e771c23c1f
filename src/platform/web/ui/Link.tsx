import type { ReactNode } from 'react';
import { Link as AriaLink } from 'react-aria-components/Link';
import { type ButtonLook, buttonLook, cx, type Size } from '../looks/index.ts';
import styles from './blocks.module.css';

export type LinkProps = {
  href: string;
  children: ReactNode;
  icon?: ReactNode;
  /** Draws it as a button; plain text otherwise. */
  look?: ButtonLook;
  size?: Size;
};

/** A way to another page; inside the app it does not reload the document. */
export function Link({ href, children, icon, look, size }: LinkProps) {
  const sized = size === undefined ? {} : { size };
  return (
    <AriaLink href={href} className={look ? buttonLook({ look, ...sized }) : cx(styles.link)}>
      {icon}
      {children}
    </AriaLink>
  );
}
