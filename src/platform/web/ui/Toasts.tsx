import { Trans, useLingui } from '@lingui/react/macro';
import { X } from 'lucide-react';
import { useEffect, useState, useSyncExternalStore } from 'react';
import styles from './blocks.module.css';
import { IconButton } from './IconButton.tsx';
import { closeToast, currentToasts, onToasts, type Toast } from './toast-store.ts';

/** Long enough to read; and, where there is a way back, to look at what changed and to reach the button. */
const lifeMs = ({ undo }: Toast): number => (undo ? 30_000 : 10_000);

/** The place where toasts appear; once in a document. */
export function Toasts() {
  const { t } = useLingui();
  const toasts = useSyncExternalStore(onToasts, currentToasts);
  return (
    <section className={styles.toasts} aria-label={t`Notifications`} aria-live="polite">
      {toasts.map((toast) => (
        <ToastCard key={toast.id} toast={toast} />
      ))}
    </section>
  );
}

function ToastCard({ toast }: { toast: Toast }) {
  const { t } = useLingui();
  const [held, setHeld] = useState(false);
  useEffect(() => {
    if (held) return;
    const timer = setTimeout(() => closeToast(toast.id), lifeMs(toast));
    return () => clearTimeout(timer);
  }, [held, toast]);
  const hold = {
    onPointerEnter: () => setHeld(true),
    onPointerLeave: () => setHeld(false),
    onFocus: () => setHeld(true),
    onBlur: () => setHeld(false),
  };
  const takeBack = () => {
    closeToast(toast.id);
    toast.undo?.();
  };
  return (
    <div className={styles.toast} {...hold}>
      <p>{toast.text}</p>
      {toast.undo ? (
        <button type="button" className={styles.undo} onClick={takeBack}>
          <Trans>Rétablir</Trans>
        </button>
      ) : null}
      <IconButton
        label={t`Fermer`}
        icon={<X size={20} aria-hidden />}
        onPress={() => closeToast(toast.id)}
      />
    </div>
  );
}
