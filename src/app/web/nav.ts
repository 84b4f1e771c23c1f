import type { MessageDescriptor } from '@lingui/core';
import { msg } from '@lingui/core/macro';
import { useLingui } from '@lingui/react/macro';
import {
  BookLock,
  CalendarDays,
  ClipboardList,
  Flag,
  FileSignature,
  HeartPulse,
  Info,
  ListChecks,
  MessagesSquare,
  School,
  type LucideIcon,
  UserSearch,
  Users,
} from 'lucide-react';
import type { Role } from '../../access/contract/actors.ts';
import { actingAs } from '../../identity/web/index.ts';
import type { Me } from '../../identity/contract/routes.ts';
import type { NavItem } from '../../platform/web/ui/index.ts';
import { isOffered, isTaught, type MenuPath } from '../contract/menu.ts';

type Entry = {
  to: MenuPath;
  label: (role: Role) => MessageDescriptor;
  icon: LucideIcon;
  over?: readonly MenuPath[];
};

const main: readonly Entry[] = [
  {
    to: '/semaine',
    label: (role) => (isTaught(role) ? msg`Mes cours` : msg`Ma semaine`),
    icon: CalendarDays,
  },
  { to: '/classes', label: () => msg`Mes classes`, icon: Users },
  { to: '/reunions', label: () => msg`Réunions`, icon: MessagesSquare },
  { to: '/questions', label: () => msg`Questions`, icon: ListChecks },
];

const more: readonly Entry[] = [
  { to: '/appels', label: () => msg`Appels`, icon: ClipboardList },
  { to: '/signalements', label: () => msg`Signalements`, icon: Flag },
  { to: '/personnes', label: () => msg`Personnes`, icon: UserSearch },
  {
    to: '/etablissement',
    label: () => msg`L’établissement`,
    icon: School,
    over: ['/comptes', '/courriels'],
  },
  { to: '/donnees', label: () => msg`Données personnelles`, icon: BookLock },
  { to: '/contrat', label: () => msg`Le contrat`, icon: FileSignature },
  { to: '/sante', label: () => msg`État du service`, icon: HeartPulse },
  { to: '/apropos', label: () => msg`À propos`, icon: Info },
];

/**
 * The menu, which shows only what this person may open (the rules are in `contract/menu.ts`). What the office
 * keeps in order stands on a page of its own, `pages/SchoolPage.tsx`.
 */
export function useNav(me: Me | null | undefined): { main: NavItem[]; more: NavItem[] } {
  const { i18n } = useLingui();
  if (!me) return { main: [], more: [] };
  const actor = {
    ...actingAs(me),
    secondFactor: me.secondFactor === 'done' ? 'done' : 'missing',
  } as const;
  const named = (items: readonly Entry[]) =>
    items
      .filter(({ to }) => isOffered(actor, to))
      .map(({ label, ...entry }) => ({ ...entry, label: i18n._(label(me.role)) }));
  return { main: named(main), more: named(more) };
}
