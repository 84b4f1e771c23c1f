import { useMemo } from 'react';
import { layoutsFor } from '../stage/layout.ts';
import { useLayoutChoice } from '../stage/use-stage.ts';
import { useClass, useInClass } from './context.ts';
import { openDialog, togglePanel } from './ui-state.ts';

/** What a press or a key does; the bar, the menus and the keyboard share it. */
export function useClassActions() {
  const { session, ui, onLeave } = useInClass();
  const role = useClass(({ me }) => me.role);
  const layout = useLayoutChoice();
  return useMemo(() => {
    const { microphone, camera, screen } = session.own;
    const offered = layoutsFor(role);
    return {
      toggleMicrophone: () => void microphone.turn(!microphone.isWanted),
      toggleCamera: () => void camera.turn(!camera.isWanted),
      toggleScreen: () =>
        void (screen.state.get().power === 'on' ? screen.stop() : screen.start(true)),
      togglePeople: () => togglePanel(ui, 'people'),
      toggleMessages: () => togglePanel(ui, 'messages'),
      nextLayout: () => {
        const next = offered[(offered.indexOf(layout) + 1) % offered.length];
        ui.update((state) => ({ ...state, layout: next ?? null }));
      },
      showHelp: () => openDialog(ui, { kind: 'help' }),
      showDevices: () => openDialog(ui, { kind: 'devices' }),
      showRights: () => openDialog(ui, { kind: 'rights', seatId: null }),
      finish: () => openDialog(ui, { kind: 'finish' }),
      leave: async () => {
        await session.leave();
        onLeave();
      },
    };
  }, [session, ui, onLeave, role, layout]);
}
