import { Plural } from '@lingui/react/macro';
import { listedName } from '../../../../school/contract/names.ts';
import { useMissing } from '../../people/use-missing.ts';
import styles from '../people/people.module.css';

/** Expected pupils who are neither here nor at the door. */
export default function MissingList() {
  const missing = useMissing();
  if (missing.length === 0) return null;
  return (
    <section aria-labelledby="missing-title">
      <h3 id="missing-title" className={styles.caption}>
        <Plural value={missing.length} one="# absent" other="# absents" />
      </h3>
      <ul className={styles.missing}>
        {missing.map(({ key, name }) => (
          <li key={key}>{listedName(name)}</li>
        ))}
      </ul>
    </section>
  );
}
