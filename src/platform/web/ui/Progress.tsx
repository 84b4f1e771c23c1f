import { useId } from 'react';
import styles from './blocks.module.css';

/** How far a long work is; without `value`, that it goes on. `words` says it in figures. */
export function Progress({
  label,
  value,
  words,
}: {
  label: string;
  value?: number;
  words?: string;
}) {
  const id = useId();
  return (
    <div className={styles.bar}>
      <span className={styles.barLabel}>
        <label htmlFor={id}>{label}</label>
        <span>{words}</span>
      </span>
      <progress id={id} max={1} {...(value === undefined ? {} : { value })} />
    </div>
  );
}
