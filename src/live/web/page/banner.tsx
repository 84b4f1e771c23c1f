import type { ReactNode } from 'react';
import { cx } from '../../../platform/web/looks/index.ts';
import styles from './banners.module.css';

/** A line above the pictures; a strong one asks for an answer. */
export function Banner({
  icon,
  strong,
  answers,
  children,
}: {
  icon: ReactNode;
  strong?: boolean;
  /** What can be pressed, the yes first. */
  answers?: ReactNode;
  children: ReactNode;
}) {
  return (
    <div className={cx(styles.banner, strong && styles.strong)}>
      {icon}
      {children}
      {answers ? <div className={styles.answers}>{answers}</div> : null}
    </div>
  );
}
