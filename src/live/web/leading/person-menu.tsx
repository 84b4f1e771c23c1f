import { useLingui } from '@lingui/react/macro';
import { EllipsisVertical } from 'lucide-react';
import type { ClassSeat } from '../../contract/routes.ts';
import { LazyMenu } from '../menus/lazy-menu.tsx';
import styles from '../people/people.module.css';
import { usePersonEntries } from './person-entries.tsx';

/** What a host can do for or with one person. */
export default function PersonMenu({ seat, name }: { seat: ClassSeat; name: string }) {
  const { t } = useLingui();
  const entries = usePersonEntries(seat);
  if (entries.length === 0) return null;
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
