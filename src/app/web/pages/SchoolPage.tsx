import { useLingui } from '@lingui/react/macro';
import {
  BookLock,
  ClipboardList,
  CalendarRange,
  FileSignature,
  FileUp,
  Flag,
  IdCard,
  KeyRound,
  Mails,
  MessagesSquare,
  SlidersHorizontal,
  UserSearch,
  Users,
} from 'lucide-react';
import { useMe } from '../../../identity/web/index.ts';
import { PageHead } from '../../../platform/web/ui/index.ts';
import { type Way, WayList } from './WayList.tsx';

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
      to: '/signalements',
      title: t`Signalements`,
      what: t`Les messages que quelqu’un a signalés, et ce qu’il faut en faire.`,
      icon: Flag,
    },
    {
      to: '/etablissement/annees',
      title: t`Années scolaires`,
      what: t`Passer d’une année à la suivante, avec un aperçu et un retour.`,
      icon: CalendarRange,
    },
    {
      to: '/etablissement/droits',
      title: t`Droits pendant les cours`,
      what: t`Ce que les élèves peuvent faire : micro, caméra, messages… dans tous les cours.`,
      icon: SlidersHorizontal,
    },
    {
      to: '/etablissement/messages',
      title: t`Messages des cours`,
      what: t`Combien de temps ils restent après le cours.`,
      icon: MessagesSquare,
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
      to: '/courriels',
      title: t`Courriels`,
      what: t`Ceux de l’établissement qui ne sont pas partis\u00a0: les lire, savoir pourquoi.`,
      icon: Mails,
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
  const ways = useWays();
  return (
    <>
      <PageHead title={t`L’établissement`}>
        {me.school.name} · {me.school.uai}
      </PageHead>
      <WayList ways={ways} />
    </>
  );
}
