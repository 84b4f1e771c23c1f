import { type ReactNode, useEffect, useRef } from 'react';
import { cx } from '../../../../platform/web/looks/index.ts';
import place from '../../page/whole.module.css';
import styles from './whole-page.module.css';

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
    <main className={place.whole}>
      <div className={cx(place.words, styles.said)}>
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
