import { useLingui } from '@lingui/react/macro';
import { ChartNoAxesColumn, ListChecks, ThumbsUp, Wrench } from 'lucide-react';
import { BarButton } from '../../bar/bar-button.tsx';
import { LazyMenu } from '../../menus/lazy-menu.tsx';
import type { MenuEntry } from '../../menus/menu-entry.ts';
import { useInClass, useSession } from '../../page/context.ts';
import { openDialog, openPanel } from '../../page/ui-state.ts';
import { fetchPolls, hasPolls, type QuickKind } from '../../piece.ts';
import { useBreakoutEntries } from '../breakouts/breakout-entries.tsx';
import { useToolEntries } from '../tools/tool-entries.tsx';

/** What helps to lead a class, behind one button: each tool adds its entries to the list. */
export function Tools() {
  const { t } = useLingui();
  const entries = [...useToolEntries(), ...usePollEntries(), ...useBreakoutEntries()];
  return (
    <LazyMenu
      label={t`Outils`}
      entries={entries}
      renderTrigger={({ ref, isOpen, onPress }) => (
        <BarButton
          ref={ref}
          icon={<Wrench aria-hidden />}
          onPress={onPress}
          expanded={isOpen}
          hasMenu
        >
          {t`Outils`}
        </BarButton>
      )}
    />
  );
}

/** Polls: asked at once by their kind, or written. */
function usePollEntries(): MenuEntry[] {
  const { t } = useLingui();
  const { ui } = useInClass();
  const { seatId } = useSession();
  if (!hasPolls()) return [];
  const ask = (kind: QuickKind) => () => {
    openPanel(ui, 'polls');
    fetchPolls()
      .then((polls) => polls.ask(seatId, kind))
      .catch((error: unknown) => openDialog(ui, { kind: 'problem', error }));
  };
  return [
    {
      id: 'poll-yes-no',
      text: t`Sondage : oui ou non ?`,
      icon: <ThumbsUp size={20} aria-hidden />,
      onAction: ask('yesNo'),
    },
    {
      id: 'poll-letters',
      text: t`Sondage : A, B, C ou D ?`,
      icon: <ListChecks size={20} aria-hidden />,
      onAction: ask('letters'),
    },
    {
      id: 'polls',
      text: t`Sondages…`,
      icon: <ChartNoAxesColumn size={20} aria-hidden />,
      onAction: () => openPanel(ui, 'polls'),
    },
  ];
}
