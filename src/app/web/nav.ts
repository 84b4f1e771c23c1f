import { msg } from '@lingui/core/macro';
import { useLingui } from '@lingui/react/macro';
import { useQuery } from '@tanstack/react-query';
import { BookLock, CalendarDays, FileSignature, HeartPulse, Info, Users } from 'lucide-react';
import { sessionQuery } from '../../identity/web/index.ts';
import type { NavItem } from '../../platform/web/ui/index.ts';

const main = [
  { to: '/semaine', label: msg`Ma semaine`, icon: CalendarDays },
  { to: '/classes', label: msg`Mes classes`, icon: Users },
];

const register = { to: '/donnees', label: msg`Données personnelles`, icon: BookLock };

const more = [
  { to: '/contrat', label: msg`Le contrat`, icon: FileSignature },
  { to: '/sante', label: msg`État du service`, icon: HeartPulse },
  { to: '/apropos', label: msg`À propos`, icon: Info },
];

/** Who may open the register (`register.read`). */
const readsRegister = ['head', 'administrator', 'officer'];

/** The menu, which shows only what exists for this person: before the contract, nothing of the school's. */
export function useNav(signed: boolean): { main: NavItem[]; more: NavItem[] } {
  const { i18n } = useLingui();
  const { data: me } = useQuery({ ...sessionQuery, enabled: false });
  const own = me && readsRegister.includes(me.role) ? [register, ...more] : more;
  const named = (items: typeof main) =>
    items.map((item) => ({ ...item, label: i18n._(item.label) }));
  return { main: signed ? named(main) : [], more: named(own) };
}
