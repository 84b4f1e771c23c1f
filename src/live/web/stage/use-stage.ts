import { useMemo } from 'react';
import {
  useClass,
  useMediaView,
  usePlaceOf,
  useSeatsBeside,
  useSession,
  useUi,
} from '../page/context.ts';
import { inRow, rollOf } from '../people/roll.ts';
import { useStore } from '../session/use-store.ts';
import { arrange, layoutsFor, type LayoutChoice, type Stage } from './layout.ts';

/** The layouts that this person may choose from. */
export function useLayouts(): readonly LayoutChoice[] {
  const role = useClass(({ me }) => me.role);
  const isExam = useClass(({ exam }) => exam);
  return useMemo(() => layoutsFor(role, isExam), [role, isExam]);
}

/** The layout in force: the person's choice, else the teacher for a pupil and everybody for a teacher. */
export function useLayoutChoice(): LayoutChoice {
  const offered = useLayouts();
  const chosen = useUi(({ layout }) => layout);
  return chosen && offered.includes(chosen) ? chosen : (offered[0] ?? 'gallery');
}

/** What the stage shows now. */
export function useStage(): Stage {
  const choice = useLayoutChoice();
  const me = useClass((state) => state.me.seatId);
  const seats = useSeatsBeside();
  const placed = usePlaceOf(me) !== undefined;
  const view = useMediaView();
  const { attention, own } = useSession();
  const speaker = useStore(attention.speaker, (value) => value);
  const screens = useStore(attention.screens, (value) => value);
  const isExam = useClass(({ exam, me: { role } }) => exam && role !== 'host');
  const spotlight = useClass((state) => state.spotlight);
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
    // In a breakout without them, one looks at each other rather than at the absent teacher.
    const isLeft = placed && !people.some(({ role }) => role === 'host');
    const shown = choice === 'teacher' && isLeft ? 'gallery' : choice;
    return arrange({
      choice: shown,
      me,
      people,
      screens,
      pickedScreen,
      speaker,
      spotlight,
      isExam,
    });
  }, [
    choice,
    placed,
    me,
    seats,
    view,
    screens,
    pickedScreen,
    speaker,
    spotlight,
    isExam,
    ownCamera,
  ]);
}
