import type { MessageDescriptor } from '@lingui/core';
import { msg } from '@lingui/core/macro';
import { useLingui } from '@lingui/react/macro';
import {
  BookLock,
  CalendarDays,
  FileSignature,
  FileUp,
  HeartPulse,
  IdCard,
  Info,
  KeyRound,
  School,
  type LucideIcon,
  UserSearch,
  Users,
} from 'lucide-react';
import { type Action, can } from '../../access/contract/abilities.ts';
import { actingAs, ownSchool } from '../../identity/web/index.ts';
import type { Me } from '../../identity/contract/routes.ts';
import type { NavItem } from '../../platform/web/ui/index.ts';

/** `needs`: what one must be allowed to do to see the entry; `signed`: only once the contract is accepted. */
type Entry = {
  to: string;
  label: MessageDescriptor;
  icon: LucideIcon;
  needs?: SchoolAction;
  signed?: true;
};
type SchoolAction = Extract<
  Action,
  'account.list' | 'import.manage' | 'person.list' | 'register.read' | 'provider.configure'
>;

const main: readonly Entry[] = [
  { to: '/semaine', label: msg`Ma semaine`, icon: CalendarDays },
  { to: '/classes', label: msg`Mes classes`, icon: Users },
];

const more: readonly Entry[] = [
  { to: '/personnes', label: msg`Personnes`, icon: UserSearch, needs: 'person.list', signed: true },
  {
    to: '/etablissement',
    label: msg`L’établissement`,
    icon: School,
    needs: 'person.list',
    signed: true,
  },
  {
    to: '/etablissement/imports',
    label: msg`Imports`,
    icon: FileUp,
    needs: 'import.manage',
    signed: true,
  },
  { to: '/comptes', label: msg`Comptes`, icon: IdCard, needs: 'account.list', signed: true },
  {
    to: '/etablissement/connexion',
    label: msg`Services de connexion`,
    icon: KeyRound,
    needs: 'provider.configure',
    signed: true,
  },
  { to: '/donnees', label: msg`Données personnelles`, icon: BookLock, needs: 'register.read' },
  { to: '/contrat', label: msg`Le contrat`, icon: FileSignature },
  { to: '/sante', label: msg`État du service`, icon: HeartPulse },
  { to: '/apropos', label: msg`À propos`, icon: Info },
];

/** The menu, which shows only what exists and what this person may open: before the contract, it alone. */
export function useNav(me: Me | null | undefined): { main: NavItem[]; more: NavItem[] } {
  const { i18n } = useLingui();
  const signed = me?.school.signed === true && me.secondFactor === 'done';
  const mayOpen = ({ needs, signed: later }: Entry) =>
    (signed || !later) &&
    (needs === undefined || (me != null && can(actingAs(me), needs, ownSchool)));
  const named = (items: readonly Entry[]) =>
    items.filter(mayOpen).map(({ to, label, icon }) => ({ to, label: i18n._(label), icon }));
  return { main: signed ? named(main) : [], more: named(more) };
}
