import type { ReactNode } from 'react';
import styles from './blocks.module.css';

export type EmptyStateProps = {
  icon: ReactNode;
  title: string;
  /** What this place is for, in a sentence or two. */
  children: ReactNode;
  /** The first thing to do here. */
  action?: ReactNode;
};

/** An empty page teaches: what it is for, and the first action. */
export function EmptyState({ icon, title, children, action }: EmptyStateProps) {
  return (
    <div className={styles.empty}>
      <span className={styles.emptyIcon}>{icon}</span>
      <h2>{title}</h2>
      <p>{children}</p>
      {action}
    </div>
  );
}
