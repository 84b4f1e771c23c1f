import { X } from 'lucide-react';
import { type ReactNode, useEffect, useRef } from 'react';
import styles from './side-panel.module.css';

/** What stands beside the stage, or below it on a phone: a title, the way to close it, and the rest. */
export function SidePanel({
  title,
  closeLabel,
  onClose,
  children,
}: {
  title: string;
  closeLabel: string;
  onClose: () => void;
  children: ReactNode;
}) {
  const panel = useFocusOfSheet();
  return (
    <aside ref={panel} tabIndex={-1} className={styles.panel} aria-label={title}>
      <div className={styles.head}>
        <h2>{title}</h2>
        <button type="button" className={styles.close} onClick={onClose} aria-label={closeLabel}>
          <X size={22} aria-hidden />
        </button>
      </div>
      {children}
    </aside>
  );
}

/** Where the panel takes most of the page, opening it takes the focus and closing it gives the focus back. */
function useFocusOfSheet() {
  const panel = useRef<HTMLElement>(null);
  useEffect(() => {
    if (matchMedia('(min-width: 760px)').matches) return;
    const before = document.activeElement;
    panel.current?.focus();
    return () => {
      if (before instanceof HTMLElement) before.focus();
    };
  }, []);
  return panel;
}
