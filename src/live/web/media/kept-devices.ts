import type { StartMedia } from './start-media.ts';

/**
 * What was on in this tab, so that a reload finds it again. It is in the tab's own history entry, not in
 * the browser's storage: it holds no name, and goes with the tab, or when the person leaves.
 */
export type Kept = Omit<StartMedia, 'stream'>;

/** Beside what others (the router) keep in the same entry. */
const key = 'classDevices';
type Entry = { [key]?: { seatId: string; kept: Kept } };

const entry = (): Entry => (history.state ?? {}) as Entry;

function setEntry(value: Entry[typeof key]): void {
  history.replaceState({ ...entry(), [key]: value }, '');
}

export const keepDevices = (seatId: string, kept: Kept): void => setEntry({ seatId, kept });

export function forgetDevices(seatId: string): void {
  if (entry()[key]?.seatId === seatId) setEntry(undefined);
}

/**
 * What to begin with: what the person has just chosen, else what was on before a reload, when the browser
 * gives the devices without asking again.
 */
export async function startingDevices(seatId: string, chosen: StartMedia): Promise<StartMedia> {
  const found = entry()[key];
  if (found?.seatId !== seatId || chosen.stream || chosen.microphone || chosen.camera)
    return chosen;
  const { kept } = found;
  return {
    ...kept,
    microphone: kept.microphone && (await isGranted('microphone')),
    camera: kept.camera && (await isGranted('camera')),
  };
}

async function isGranted(name: 'microphone' | 'camera'): Promise<boolean> {
  try {
    return (
      (await navigator.permissions.query({ name: name as PermissionName })).state === 'granted'
    );
  } catch {
    // A browser that cannot tell would ask: better by the person's own press.
    return false;
  }
}
