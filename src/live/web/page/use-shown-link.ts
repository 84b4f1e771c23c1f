import type { Link } from '../session/link-state.ts';
import { useStore } from '../session/use-store.ts';
import { useSession } from './context.ts';
import { useSettled } from './use-settled.ts';

/** A line that comes back within this time was never worth a word. */
const BLINK_MS = 1_500;

const isSound = ({ kind }: Link) => kind === 'connected';

/** The line as the person is told: at once when it is sound, after a moment when it is not. */
export const useShownLink = (): Link =>
  useSettled(
    useStore(useSession().link, (value) => value),
    isSound,
    BLINK_MS,
  );
