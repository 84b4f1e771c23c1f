import type { ReactNode } from 'react';
import styles from './blocks.module.css';
import { usePageTitle } from './hooks.ts';

export type PageHeadProps = {
  title: string;
  /** One line below the title. */
  children?: ReactNode;
  actions?: ReactNode;
};

/** The head of a page: its name, also in the browser's tab, and what can be done here. */
export function PageHead({ title, children, actions }: PageHeadProps) {
  usePageTitle(title);
  return (
    <header className={styles.pageHead}>
      <div>
        <h1>{title}</h1>
        {children === undefined ? null : <p>{children}</p>}
      </div>
      {actions === undefined ? null : <div className={styles.pageActions}>{actions}</div>}
    </header>
  );
}
