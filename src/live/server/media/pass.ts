import { AccessToken } from 'livekit-server-sdk';
import type { SeatActor } from '../../../access/contract/actors.ts';
import type { Config } from '../../../platform/server/config.ts';
import { permissionFor } from './grants.ts';

/** Enough to open one connection; the engine asks for it at that moment only. */
const lifeSeconds = 30;

/**
 * The token of one connection: one room, one seat, the rights of this instant. No name and no
 * metadata: the engine knows seats, not people. It goes to the engine and never to a page.
 * @param room the meeting's opaque room
 */
export function makePass(media: Config['media'], actor: SeatActor, room: string): Promise<string> {
  const { canUpdateMetadata, ...rights } = permissionFor(actor);
  const pass = new AccessToken(media.apiKey, media.apiSecret, {
    identity: actor.seatId,
    ttl: lifeSeconds,
  });
  pass.addGrant({ ...rights, canUpdateOwnMetadata: canUpdateMetadata, room, roomJoin: true });
  return pass.toJwt();
}
