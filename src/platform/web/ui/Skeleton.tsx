import { useLingui } from '@lingui/react/macro';
import styles from './blocks.module.css';

/** The place of what is being fetched, so that nothing jumps when it comes. */
export function Skeleton({ rows = 3, height = 'row' }: { rows?: number; height?: 'row' | 'tall' }) {
  const { t } = useLingui();
  return (
    <div className={styles.skeleton} role="status" aria-label={t`Chargement`}>
      {Array.from({ length: rows }, (_, row) => (
        <span key={row} className={height === 'tall' ? styles.boneTall : styles.bone} />
      ))}
    </div>
  );
}
