import { useLingui } from '@lingui/react/macro';
import { Dices, EyeOff, Hourglass } from 'lucide-react';
import type { MenuEntry } from '../../menus/menu-entry.ts';
import { useClass, useInClass, useIsOfStaff } from '../../page/context.ts';
import { openDialog } from '../../page/ui-state.ts';
import { pick, setExam } from '../../session/api.ts';

/** The class's own tools: a timer that all see, a draw by lot, and an evaluation. */
export function useToolEntries(): MenuEntry[] {
  const { t } = useLingui();
  const { session, ui } = useInClass();
  const seen = useClass((state) => state.pick?.seatId ?? null);
  const isExam = useClass((state) => state.exam);
  const isOfStaff = useIsOfStaff();
  const params = { seatId: session.seatId };
  const tell = (act: Promise<unknown>) =>
    void act.catch((error: unknown) => openDialog(ui, { kind: 'problem', error }));
  return [
    {
      id: 'timer',
      text: t`Minuteur…`,
      icon: <Hourglass size={20} aria-hidden />,
      onAction: () => openDialog(ui, { kind: 'timer' }),
    },
    {
      id: 'draw',
      text: t`Tirer au sort`,
      icon: <Dices size={20} aria-hidden />,
      onAction: () => tell(pick({ params, body: { act: 'draw', seen } })),
    },
    ...(isOfStaff
      ? []
      : [
          {
            id: 'exam',
            text: isExam ? t`Finir l’évaluation` : t`Évaluation : chacun pour soi`,
            icon: <EyeOff size={20} aria-hidden />,
            onAction: () => tell(setExam({ params, body: { on: !isExam } })),
          },
        ]),
  ];
}
