import { TrackInfo, TrackSource, TrackType } from 'livekit-server-sdk';
import type { SeatActor } from '../../../access/contract/actors.ts';
import { maySeeCameras } from '../../../access/contract/rights.ts';
import { readFields, writeBytes, writeText, writeTrue } from './wire-format.ts';

/**
 * Who may receive what one seat publishes: everybody everything, or each seat all tracks or some. Whoever
 * is not in the list receives nothing.
 */
export type Audience =
  | 'everyone'
  | readonly { seatId: string; tracks: 'all' | readonly string[] }[];

/**
 * Who may receive what a seat publishes. Those who lead are received by everybody; a learner's camera only
 * by who may see cameras. Pure.
 * @param seats all of the lesson, in whatever state: who comes in meanwhile is not deaf
 * @param open tracks of the publisher that are no camera
 */
export function audienceOf(
  publisher: Pick<SeatActor, 'seatId' | 'role'>,
  seats: readonly SeatActor[],
  open: readonly string[],
): Audience {
  if (publisher.role === 'host') return 'everyone';
  const others = seats.filter(({ seatId }) => seatId !== publisher.seatId);
  if (others.every(maySeeCameras)) return 'everyone';
  return others.map((seat) => ({
    seatId: seat.seatId,
    tracks: maySeeCameras(seat) ? 'all' : open,
  }));
}

// Numbers of livekit_rtc.proto.
const subscriptionPermission = 11;
const trackPublished = 6;

/** How a publisher tells the engine its audience: `subscription_permission` of a `SignalRequest`. */
export function audienceFrame(audience: Audience): Uint8Array {
  const content =
    audience === 'everyone'
      ? writeTrue(1)
      : Buffer.concat(
          audience.map(({ seatId, tracks }) =>
            writeBytes(
              2,
              Buffer.concat([
                ...(tracks === 'all' ? [writeTrue(2)] : tracks.map((sid) => writeText(3, sid))),
                writeText(4, seatId),
              ]),
            ),
          ),
        );
  return writeBytes(subscriptionPermission, content);
}

/**
 * Does this frame of a page say who may receive it? That is not for pages to say. The last field of a frame
 * counts for the engine: all are looked at, and what cannot be read does not pass.
 */
export const setsAudience = (frame: Uint8Array): boolean =>
  readFields(frame)?.some(({ number }) => number === subscriptionPermission) ?? true;

/** Is this track one that everybody may receive: a voice, a shared screen? A picture under a false name is a camera. */
export const isOpenToAll = ({ type, source }: Pick<TrackInfo, 'type' | 'source'>): boolean =>
  type === TrackType.AUDIO || source === TrackSource.SCREEN_SHARE;

/** The track that a frame of the engine tells its publisher of, before anything of it passes. */
export function publishedIn(frame: Uint8Array): TrackInfo | null {
  // Nearly every frame is another: told by its first byte.
  if (frame[0] !== trackPublished * 8 + 2) return null;
  const [published] = readFields(frame) ?? [];
  const track = readFields(published?.bytes ?? new Uint8Array())?.find(
    ({ number }) => number === 2,
  );
  return track?.bytes ? TrackInfo.fromBinary(track.bytes) : null;
}
