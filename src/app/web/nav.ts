import { msg } from '@lingui/core/macro';
import { useLingui } from '@lingui/react/macro';
import { CalendarDays, FileSignature, HeartPulse, Info, Users } from 'lucide-react';
import type { NavItem } from '../../platform/web/ui/index.ts';

const main = [
  { to: '/semaine', label: msg`Ma semaine`, icon: CalendarDays },
  { to: '/classes', label: msg`Mes classes`, icon: Users },
];

const more = [
  { to: '/contrat', label: msg`Le contrat`, icon: FileSignature },
  { to: '/sante', label: msg`État du service`, icon: HeartPulse },
  { to: '/apropos', label: msg`À propos`, icon: Info },
];

/** The menu, which shows only what exists: before the contract, nothing but it. */
export function useNav(signed: boolean): { main: NavItem[]; more: NavItem[] } {
  const { i18n } = useLingui();
  const named = (items: typeof main) =>
    items.map((item) => ({ ...item, label: i18n._(item.label) }));
  return { main: signed ? named(main) : [], more: named(more) };
}
