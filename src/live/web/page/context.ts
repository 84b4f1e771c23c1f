import { createContext, use, useMemo } from 'react';
import { hasRight } from '../../../access/contract/rights.ts';
import type { ClassSeat } from '../../contract/routes.ts';
import { type MediaView, noMedia, type SeatMedia } from '../media/media-view.ts';
import type { StartMedia } from '../media/start-media.ts';
import type { ClassSession } from '../session/class-session.ts';
import type { ClassState } from '../session/class-state.ts';
import { type Breakout, isBeside, placeOf } from '../session/place.ts';
import { useStore } from '../session/use-store.ts';
import type { ClassPageProps } from './class-page.tsx';
import type { Ui, UiState } from './ui-state.ts';

export type ClassContext = Pick<ClassPageProps, 'renderRollCall' | 'readPresent'> & {
  session: ClassSession;
  ui: Ui;
  onLeave: () => void;
  /** Goes on in another seat, with what was on. */
  move: (seatId: string, media: StartMedia) => void;
};

export const InClass = createContext<ClassContext | null>(null);

export function useInClass(): ClassContext {
  const found = use(InClass);
  if (!found) throw new Error('outside of a class');
  return found;
}

export const useSession = (): ClassSession => useInClass().session;

/** A part of the class's state; drawn only once the class is known. */
export function useClass<P>(part: (state: ClassState) => P): P {
  return useStore(useSession().control.class, (state) => part(state as ClassState));
}

export const useMediaView = (): MediaView => useStore(useSession().media.view, (view) => view);

export const useSeatMedia = (seatId: string): SeatMedia =>
  useStore(useSession().media.view, (view) => view.get(seatId) ?? noMedia);

export const useUi = <P>(part: (state: UiState) => P): P => useStore(useInClass().ui, part);

/** The breakout where somebody is; nothing in the main room. */
export const usePlaceOf = (seatId: string): Breakout | undefined =>
  useClass(({ breakouts }) => placeOf(breakouts, seatId));

/** Those who are in the same room as this page's person. */
export function useSeatsBeside(): ReadonlyMap<string, ClassSeat> {
  const seats = useClass((state) => state.seats);
  const breakouts = useClass((state) => state.breakouts);
  const { seatId } = useSession();
  return useMemo(() => {
    return breakouts
      ? new Map([...seats].filter(([id]) => isBeside(breakouts, seatId, id)))
      : seats;
  }, [seats, breakouts, seatId]);
}

export const useIsHost = (): boolean => useClass(({ me }) => me.role === 'host');

/** A meeting of the staff: no class, no pupils. */
export const useIsOfStaff = (): boolean => useClass(({ meeting }) => meeting.group === null);

/** May this seat react by a sign at this instant? */
export const useMayReact = (): boolean =>
  useClass(({ me, calm }) => hasRight({ ...me, calm }, 'react'));

/** Chooses between the two ways of speaking to a person: pupils of a school that says "tu", everybody else. */
export function useAddress(): (tu: string, vous: string) => string {
  const saysTu = useClass(({ me }) => me.address === 'tu' && me.role === 'pupil');
  return (tu, vous) => (saysTu ? tu : vous);
}
