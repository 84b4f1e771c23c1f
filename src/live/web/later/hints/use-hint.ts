import { useEffect } from 'react';
import { type HintName, hintNow } from '../../../contract/hints.ts';
import { useSettledLine } from '../../page/chat-slot.tsx';
import { useClass, useInClass, useIsOfStaff, useUi } from '../../page/context.ts';
import { useStore } from '../../session/use-store.ts';
import { closedHints, learnHints } from './hints-state.ts';

/** The hint to show now; none while something else is asked of the person, or lies over the bar. */
export function useHint(): HintName | null {
  const { ui, session } = useInClass();
  const isSettled = useSettledLine();
  const isOfStaff = useIsOfStaff();
  const isConnected = useStore(session.link, ({ kind }) => kind === 'connected');
  const isAsked = useUi(({ dialog }) => dialog !== null);
  const isAskedByDevice = useClass(({ devices }) => devices.length > 0);
  const knocking = useClass((state) => state.knocking.size);
  const learners = useClass(
    ({ seats }) => [...seats.values()].filter(({ role }) => role !== 'host').length,
  );
  const closed = useStore(closedHints(ui), (value) => value);
  const isWanted = isSettled && !isOfStaff;
  useEffect(() => {
    if (isWanted) void learnHints(ui);
  }, [isWanted, ui]);
  if (!isWanted || !isConnected || isAsked || isAskedByDevice || closed === null) return null;
  return hintNow(closed, { knocking, learners });
}
