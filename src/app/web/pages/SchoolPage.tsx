import { useLingui } from '@lingui/react/macro';
import { UserSearch, Users } from 'lucide-react';
import type { ReactNode } from 'react';
import { Link } from 'react-aria-components/Link';
import { type Action, can } from '../../../access/contract/abilities.ts';
import { actingAs, ownSchool, useMe } from '../../../identity/web/index.ts';
import { cx } from '../../../platform/web/looks/index.ts';
import { PageHead } from '../../../platform/web/ui/index.ts';
import styles from './school.module.css';

/** One way from here: a domain adds its own line to `useWays`, seen by those who may open it. */
type Way = {
  to: string;
  title: string;
  what: string;
  icon: ReactNode;
  needs: Extract<Action, 'person.list' | 'group.list'>;
};

function useWays(): Way[] {
  const { t } = useLingui();
  return [
    {
      to: '/personnes',
      title: t`Personnes`,
      what: t`Élèves, responsables et personnel\u00a0: chercher, corriger, suspendre.`,
      icon: <UserSearch size={24} aria-hidden />,
      needs: 'person.list',
    },
    {
      to: '/classes',
      title: t`Classes et groupes`,
      what: t`Qui est avec qui, et qui y enseigne.`,
      icon: <Users size={24} aria-hidden />,
      needs: 'group.list',
    },
  ];
}

/** What the office keeps in order, each on its own page. */
export function SchoolPage() {
  const { t } = useLingui();
  const me = useMe();
  const ways = useWays().filter(({ needs }) => can(actingAs(me), needs, ownSchool));
  return (
    <>
      <PageHead title={t`L’établissement`}>
        {me.school.name} · {me.school.uai}
      </PageHead>
      <ul className={styles.ways}>
        {ways.map((way) => (
          <li key={way.to}>
            <Link href={way.to} className={cx(styles.way)}>
              <span className={styles.icon}>{way.icon}</span>
              <span>
                <strong>{way.title}</strong>
                <span className={styles.what}>{way.what}</span>
              </span>
            </Link>
          </li>
        ))}
      </ul>
    </>
  );
}
