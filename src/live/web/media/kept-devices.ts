import type { StartMedia } from './start-media.ts';

/**
 * What was on in this tab, so that a reload finds it again. It stays in the tab, holds no name, and is
 * forgotten when the person leaves or the lesson ends.
 */
export type Kept = Omit<StartMedia, 'stream'>;

const keyOf = (seatId: string) => `class.devices.${seatId}`;

export function keepDevices(seatId: string, kept: Kept): void {
  sessionStorage.setItem(keyOf(seatId), JSON.stringify(kept));
}

export function forgetDevices(seatId: string): void {
  sessionStorage.removeItem(keyOf(seatId));
}

/**
 * What to begin with: what the person has just chosen, else what was on before a reload, when the browser
 * gives the devices without asking again.
 */
export async function startingDevices(seatId: string, chosen: StartMedia): Promise<StartMedia> {
  const text = sessionStorage.getItem(keyOf(seatId));
  if (text === null || chosen.stream || chosen.microphone || chosen.camera) return chosen;
  const kept = JSON.parse(text) as Kept;
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
