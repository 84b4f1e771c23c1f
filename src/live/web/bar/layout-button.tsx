import { useLingui } from '@lingui/react/macro';
import { LayoutGrid, Presentation, UserRound } from 'lucide-react';
import { useInClass } from '../page/context.ts';
import type { LayoutChoice } from '../stage/layout.ts';
import { useLayoutChoice, useLayouts } from '../stage/use-stage.ts';
import { LazyMenu } from '../menus/lazy-menu.tsx';
import type { MenuEntry } from '../menus/menu-entry.ts';
import { BarButton } from './bar-button.tsx';

const icons = { gallery: LayoutGrid, speaker: UserRound, teacher: Presentation };

/** The layouts as entries of a menu, the present one marked. */
export function useLayoutEntries(): MenuEntry[] {
  const { ui } = useInClass();
  const { t } = useLingui();
  const present = useLayoutChoice();
  const words: Record<LayoutChoice, string> = {
    gallery: t`Tout le monde`,
    speaker: t`Qui parle en grand`,
    teacher: t`Le professeur en grand`,
  };
  return useLayouts().map((layout) => {
    const Icon = icons[layout];
    return {
      id: layout,
      text: words[layout],
      icon: <Icon size={20} aria-hidden />,
      isChosen: layout === present,
      onAction: () => ui.update((state) => ({ ...state, layout })),
    };
  });
}

export function LayoutButton() {
  const { t } = useLingui();
  const entries = useLayoutEntries();
  const Icon = icons[useLayoutChoice()];
  if (entries.length < 2) return null;
  return (
    <LazyMenu
      label={t`Vue`}
      entries={entries}
      renderTrigger={({ ref, isOpen, onPress }) => (
        <BarButton
          ref={ref}
          icon={<Icon aria-hidden />}
          onPress={onPress}
          expanded={isOpen}
          hasMenu
          roomy
          shortcut="layout"
        >
          {t`Vue`}
        </BarButton>
      )}
    />
  );
}
