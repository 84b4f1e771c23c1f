/** Why a microphone or a camera does not come. */
export type DeviceFault = 'refused' | 'absent' | 'busy' | 'insecure' | 'unplugged' | 'other';

const byName: Readonly<Record<string, DeviceFault>> = {
  NotAllowedError: 'refused',
  SecurityError: 'refused',
  NotFoundError: 'absent',
  OverconstrainedError: 'absent',
  NotReadableError: 'busy',
  AbortError: 'busy',
};

/**
 * Names the fault behind what `getUserMedia` threw.
 * @source W3C Media Capture and Streams, § getUserMedia
 */
export function faultOf(error: unknown): DeviceFault {
  const name = error instanceof Error || error instanceof DOMException ? error.name : '';
  return byName[name] ?? 'other';
}
