import { useLingui } from '@lingui/react/macro';
import { EllipsisVertical } from 'lucide-react';
import { LazyMenu } from '../../menus/lazy-menu.tsx';
import type { MenuEntry } from '../../menus/menu-entry.ts';
import styles from '../people/people.module.css';

/** What can be done about one person, behind three dots at the end of their row. */
export function ActionsMenu({ name, entries }: { name: string; entries: readonly MenuEntry[] }) {
  const { t } = useLingui();
  return (
    <LazyMenu
      label={t`Actions pour ${name}`}
      entries={entries}
      renderTrigger={({ ref, isOpen, onPress }) => (
        <button
          ref={ref}
          type="button"
          className={styles.more}
          aria-label={t`Actions pour ${name}`}
          aria-haspopup="menu"
          aria-expanded={isOpen}
          onClick={onPress}
        >
          <EllipsisVertical size={20} aria-hidden />
        </button>
      )}
    />
  );
}
