import { useLingui } from '@lingui/react/macro';
import { UsersRound } from 'lucide-react';
import type { MenuEntry } from '../../menus/menu-entry.ts';
import { useInClass } from '../../page/context.ts';
import { togglePanel } from '../../page/ui-state.ts';

/** The way to the breakouts, for hosts. */
export function useBreakoutEntries(): MenuEntry[] {
  const { ui } = useInClass();
  const { t } = useLingui();
  return [
    {
      id: 'breakouts',
      text: t`Ateliers…`,
      icon: <UsersRound size={20} aria-hidden />,
      onAction: () => togglePanel(ui, 'breakouts'),
    },
  ];
}
