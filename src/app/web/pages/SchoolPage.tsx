import { useLingui } from '@lingui/react/macro';
import {
  BookLock,
  ClipboardList,
  CalendarRange,
  FileSignature,
  FileUp,
  IdCard,
  KeyRound,
  type LucideIcon,
  UserSearch,
  Users,
} from 'lucide-react';
import { Link } from 'react-aria-components/Link';
import { actingAs, useMe } from '../../../identity/web/index.ts';
import { cx } from '../../../platform/web/looks/index.ts';
import { PageHead } from '../../../platform/web/ui/index.ts';
import { isOffered, type MenuPath } from '../../contract/menu.ts';
import styles from './school.module.css';

type Way = { to: MenuPath; title: string; what: string; icon: LucideIcon };

/** Each page of the office; a new one adds its line here, and its rule in `contract/menu.ts`. */
function useWays(): Way[] {
  const { t } = useLingui();
  return [
    {
      to: '/personnes',
      title: t`Personnes`,
      what: t`Élèves, responsables et personnel\u00a0: chercher, corriger, suspendre.`,
      icon: UserSearch,
    },
    {
      to: '/classes',
      title: t`Classes et groupes`,
      what: t`Qui est avec qui, et qui y enseigne.`,
      icon: Users,
    },
    {
      to: '/appels',
      title: t`Appels`,
      what: t`Les présents, les retards et les absents de chaque cours, jour par jour.`,
      icon: ClipboardList,
    },
    {
      to: '/etablissement/annees',
      title: t`Années scolaires`,
      what: t`Passer d’une année à la suivante, avec un aperçu et un retour.`,
      icon: CalendarRange,
    },
    {
      to: '/etablissement/imports',
      title: t`Imports`,
      what: t`Reprendre les listes de ONDE, SIECLE, STS, OneRoster ou d’un tableur.`,
      icon: FileUp,
    },
    {
      to: '/comptes',
      title: t`Comptes`,
      what: t`Inviter le personnel, renouveler un accès perdu.`,
      icon: IdCard,
    },
    {
      to: '/etablissement/connexion',
      title: t`Services de connexion`,
      what: t`Entrer par l’ENT, le GAR, ÉduConnect ou un annuaire.`,
      icon: KeyRound,
    },
    {
      to: '/donnees',
      title: t`Données personnelles`,
      what: t`Le registre des traitements\u00a0: ce qui est gardé, pourquoi, combien de temps.`,
      icon: BookLock,
    },
    {
      to: '/contrat',
      title: t`Le contrat`,
      what: t`Ce qui lie l’établissement et son hébergeur.`,
      icon: FileSignature,
    },
  ];
}

/** What the office keeps in order, each on its own page. */
export function SchoolPage() {
  const { t } = useLingui();
  const me = useMe();
  const ways = useWays().filter(({ to }) => isOffered(actingAs(me), to));
  return (
    <>
      <PageHead title={t`L’établissement`}>
        {me.school.name} · {me.school.uai}
      </PageHead>
      <ul className={styles.ways}>
        {ways.map(({ to, title, what, icon: Icon }) => (
          <li key={to}>
            <Link href={to} className={cx(styles.way)}>
              <span className={styles.icon}>
                <Icon size={24} aria-hidden />
              </span>
              <span>
                <strong>{title}</strong>
                <span className={styles.what}>{what}</span>
              </span>
            </Link>
          </li>
        ))}
      </ul>
    </>
  );
}
