// An engine that a test visits as the server and as a browser do.
import { SignalResponse } from '@livekit/protocol';
import { AccessToken, RoomServiceClient } from 'livekit-server-sdk';
import { WebSocket } from 'ws';

export const apiSecret = 'k3Zr8q0VtYw5uB1nM7xLs2Dp9Hc4Jf6G';

type At = { url: string };

export const rooms = ({ url }: At) =>
  new RoomServiceClient(url.replace('ws', 'http'), 'essai', apiSecret);

/** A pass to one room. */
export function passTo(
  room: string,
  told: { name?: string; metadata?: string } = {},
): Promise<string> {
  const token = new AccessToken('essai', apiSecret, { identity: 'siège-1', ...told });
  token.addGrant({ roomJoin: true, room });
  return token.toJwt();
}

/** What the engine first tells a browser that comes in: among others, the servers for its way out. */
export async function enter(
  { url }: At,
  room: string,
  told: { name?: string; metadata?: string } = {},
): Promise<SignalResponse> {
  const socket = new WebSocket(`${url}/rtc?access_token=${await passTo(room, told)}&protocol=16`);
  try {
    return await new Promise((resolve, reject) => {
      socket.once('message', (data: Buffer) => resolve(SignalResponse.fromBinary(data)));
      socket.once('error', reject);
    });
  } finally {
    socket.close();
  }
}
