import { type ReactNode, useEffect, useRef } from 'react';
import styles from './whole.module.css';

/** A calm page in place of the class: what happened, what to do. Takes the focus, so that it is read out. */
export function WholePage({
  icon,
  title,
  children,
  actions,
}: {
  icon: ReactNode;
  title: string;
  children?: ReactNode;
  actions: ReactNode;
}) {
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => heading.current?.focus(), []);
  return (
    <main className={styles.whole}>
      <div className={styles.words}>
        <span className={styles.sign}>{icon}</span>
        <h1 ref={heading} tabIndex={-1}>
          {title}
        </h1>
        {children}
        <div className={styles.actions}>{actions}</div>
      </div>
    </main>
  );
}
