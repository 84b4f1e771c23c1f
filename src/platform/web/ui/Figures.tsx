import type { ReactNode } from 'react';
import styles from './figures.module.css';

/** What happened, or would happen, in figures side by side. */
export function Figures({ children }: { children: ReactNode }) {
  return <dl className={styles.figures}>{children}</dl>;
}

/** One of them, over the words of what it counts. */
export function Figure({ value, children }: { value: number; children: ReactNode }) {
  return (
    <div className={styles.figure}>
      <dt>{children}</dt>
      <dd>{value}</dd>
    </div>
  );
}
