import { useLingui } from '@lingui/react/macro';
import { Link } from 'react-aria-components/Link';
import { cx } from '../../../platform/web/looks/index.ts';
import { Avatar, Chip } from '../../../platform/web/ui/index.ts';
import { initials } from '../../contract/names.ts';
import type { ListedPerson } from '../../contract/person-views.ts';
import styles from './people.module.css';
import { roleWords, standingWords } from './words.ts';

/** Somebody in the register: the whole line leads to their page. */
export function PersonLine({ person }: { person: ListedPerson }) {
  const { i18n } = useLingui();
  const { personId, name, role, standing, groups } = person;
  return (
    <li>
      <Link href={`/personnes/${personId}`} className={cx(styles.line)}>
        <Avatar id={personId} initials={initials(name)} />
        <span className={styles.name}>
          <strong>{name.family}</strong> {name.given}
        </span>
        <span className={styles.soft}>{i18n._(roleWords[role])}</span>
        <span className={styles.soft}>{groups.join(', ')}</span>
        {standing === 'active' ? null : (
          <Chip tone={standingWords[standing].tone}>{i18n._(standingWords[standing].label)}</Chip>
        )}
      </Link>
    </li>
  );
}
