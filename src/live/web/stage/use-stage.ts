import { useMemo } from 'react';
import { useClass, useMediaView, useSession, useUi } from '../page/context.ts';
import { inRow, rollOf } from '../people/roll.ts';
import { useStore } from '../session/use-store.ts';
import { arrange, layoutsFor, type LayoutChoice, type Stage } from './layout.ts';

/** The layout in force: the person's choice, else the teacher for a pupil and everybody for a teacher. */
export function useLayoutChoice(): LayoutChoice {
  const role = useClass(({ me }) => me.role);
  const chosen = useUi(({ layout }) => layout);
  const offered = layoutsFor(role);
  return chosen && offered.includes(chosen) ? chosen : (offered[0] ?? 'gallery');
}

/** What the stage shows now. */
export function useStage(): Stage {
  const choice = useLayoutChoice();
  const me = useClass((state) => state.me.seatId);
  const seats = useClass((state) => state.seats);
  const view = useMediaView();
  const { attention, own } = useSession();
  const speaker = useStore(attention.speaker, (value) => value);
  const screens = useStore(attention.screens, (value) => value);
  const pickedScreen = useUi((state) => state.pickedScreen);
  const ownCamera = useStore(own.camera.state, ({ power }) => power === 'on');
  return useMemo(() => {
    const people = inRow(rollOf(seats.values()))
      .filter(({ seatId, connected }) => seatId === me || connected || view.has(seatId))
      .map(({ seatId, role }) => ({
        seatId,
        role,
        hasPicture: seatId === me ? ownCamera : (view.get(seatId)?.camera ?? null) !== null,
      }));
    return arrange({ choice, me, people, screens, pickedScreen, speaker });
  }, [choice, me, seats, view, screens, pickedScreen, speaker, ownCamera]);
}
