import { Trans, useLingui } from '@lingui/react/macro';
import { Card, Link } from '../../../platform/web/ui/index.ts';
import type { PersonPageView } from '../../contract/person-views.ts';
import styles from './people.module.css';
import { memberWords } from './words.ts';

export function PersonGroups({ person }: { person: PersonPageView }) {
  const { i18n } = useLingui();
  return (
    <Card>
      <h2>
        <Trans>Classes et groupes</Trans>
      </h2>
      {person.groups.length === 0 ? (
        <p className={styles.soft}>
          {person.role === 'pupil' ? <Trans>À répartir</Trans> : <Trans>Aucun cette année</Trans>}
        </p>
      ) : null}
      <ul className={styles.rows}>
        {person.groups.map((group) => (
          <li key={group.groupId} className={styles.row}>
            <Link href={`/classes/${group.groupId}`}>{group.name}</Link>
            <span className={styles.soft}>{i18n._(memberWords[group.as])}</span>
          </li>
        ))}
      </ul>
    </Card>
  );
}
