/** Why a microphone, a camera or a screen could not be taken. */
export type CaptureTrouble =
  | 'denied'
  | 'missing'
  | 'busy'
  | 'unsupported'
  | 'forbidden'
  | 'quieted'
  | 'failed';

/** What kind of trouble a browser's refusal is; `null` when the person simply gave up choosing. */
export function troubleOf(error: unknown, source: 'device' | 'screen'): CaptureTrouble | null {
  const name = error instanceof Error ? error.name : '';
  if (name === 'NotAllowedError' || name === 'SecurityError') {
    // The browser says the same for "no" and for "Cancel" in its list of screens: neither is a fault.
    return source === 'screen' ? null : 'denied';
  }
  if (name === 'NotFoundError' || name === 'OverconstrainedError') return 'missing';
  if (name === 'NotReadableError' || name === 'AbortError') return 'busy';
  if (name === 'NotSupportedError' || name === 'TypeError' || name === 'DeviceUnsupportedError') {
    return 'unsupported';
  }
  return 'failed';
}
