import type { LucideIcon } from 'lucide-react';
import { Link } from 'react-aria-components/Link';
import { actingAs, useMe } from '../../../identity/web/index.ts';
import { cx } from '../../../platform/web/looks/index.ts';
import { isOffered, type MenuPath } from '../../contract/menu.ts';
import styles from './school.module.css';

/** A page that one is led to, and what it is for. */
export type Way = { to: MenuPath; title: string; what: string; icon: LucideIcon };

/** Those of these pages that the caller may open. */
export function WayList({ ways }: { ways: readonly Way[] }) {
  const me = useMe();
  return (
    <ul className={styles.ways}>
      {ways
        .filter(({ to }) => isOffered(actingAs(me), to))
        .map(({ to, title, what, icon: Icon }) => (
          <li key={to}>
            <Link href={to} className={cx(styles.way)}>
              <span className={styles.icon}>
                <Icon size={24} aria-hidden />
              </span>
              <span>
                <strong>{title}</strong>
                <span className={styles.what}>{what}</span>
              </span>
            </Link>
          </li>
        ))}
    </ul>
  );
}
