import type { QuickKind } from '../../live/web/index.ts';
import { openPoll } from './api.ts';

/** Asks by name what was said aloud, with the choices that its kind brings. */
export const askQuick = (seatId: string, kind: QuickKind): Promise<unknown> =>
  openPoll({ params: { seatId }, body: { kind, question: '', options: [], anonymous: false } });
