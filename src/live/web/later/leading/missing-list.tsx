import { Plural } from '@lingui/react/macro';
import { listedName } from '../../../../school/contract/names.ts';
import { useClass } from '../../page/context.ts';
import styles from '../people/people.module.css';

/** Expected pupils who are not here. */
export default function MissingList() {
  const missing = useClass((state) => state.missing);
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
