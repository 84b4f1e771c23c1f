import { useMemo } from 'react';
import type { HandKind } from '../../contract/hands.ts';
import { raiseHand } from '../session/api.ts';
import { useLayoutChoice, useLayouts } from '../stage/use-stage.ts';
import { useClass, useInClass } from './context.ts';
import { openDialog, togglePanel } from './ui-state.ts';

/** What a press or a key does; the bar, the menus and the keyboard share it. */
export function useClassActions() {
  const { session, ui, onLeave } = useInClass();
  const role = useClass(({ me }) => me.role);
  const offered = useLayouts();
  const layout = useLayoutChoice();
  return useMemo(() => {
    const { microphone, camera, screen } = session.own;
    return {
      toggleMicrophone: () => void microphone.turn(!microphone.isWanted),
      toggleCamera: () => void camera.turn(!camera.isWanted),
      toggleScreen: () =>
        void (screen.state.get().power === 'off' ? screen.start(true) : screen.stop()),
      togglePeople: () => togglePanel(ui, 'people'),
      toggleMessages: () => togglePanel(ui, 'messages'),
      /** Raises one’s hand, or lowers it; who leads the class asks nobody. */
      raise: (wants: HandKind) => {
        const known = session.control.class.get();
        if (!known || role === 'host') return;
        const body = { wants, up: !known.hands[wants].includes(session.seatId) };
        raiseHand({ params: { seatId: session.seatId }, body }).catch((error: unknown) =>
          openDialog(ui, { kind: 'problem', error }),
        );
      },
      nextLayout: () => {
        const next = offered[(offered.indexOf(layout) + 1) % offered.length];
        ui.update((state) => ({ ...state, layout: next ?? null }));
      },
      showReactions: () => openDialog(ui, { kind: 'react' }),
      showHelp: () => openDialog(ui, { kind: 'help' }),
      showDevices: () => openDialog(ui, { kind: 'devices' }),
      showRights: () => openDialog(ui, { kind: 'rights', seatId: null }),
      finish: () => openDialog(ui, { kind: 'finish' }),
      leave: async () => {
        await session.leave();
        onLeave();
      },
    };
  }, [session, ui, onLeave, role, offered, layout]);
}
