import { readFileSync, readdirSync, readlinkSync } from 'node:fs';
import { join } from 'node:path';
import { RoomServiceClient } from 'livekit-server-sdk';
import { openSecrets } from '../../launcher/secrets.ts';
import { identityOf, type Part, type Place } from './preau.ts';

/** The engine's own list of rooms and people, read with its key from this machine. */
export function engineOf({ data, ports }: Place): RoomServiceClient {
  const { mediaKey, mediaSecret } = openSecrets(data);
  return new RoomServiceClient(`http://127.0.0.1:${ports.signal}`, mediaKey, mediaSecret);
}

export type Listening = { address: string; port: number };

const loopback = new Set(['0100007F', '00000000000000000000000001000000']);

/** The TCP sockets on which this part of the installation waits for calls, as the kernel lists them. */
export function listeningOf(place: Place, part: Part): (Listening & { isPrivate: boolean })[] {
  const { pid } = identityOf(place, part);
  const folder = `/proc/${pid}/fd`;
  const inodes = new Set(
    readdirSync(folder).flatMap((fd) => {
      try {
        return /^socket:\[(\d+)\]$/.exec(readlinkSync(join(folder, fd)))?.[1] ?? [];
      } catch {
        // Closed between the list and the look.
        return [];
      }
    }),
  );
  return ['tcp', 'tcp6'].flatMap((table) =>
    readFileSync(`/proc/${pid}/net/${table}`, 'utf8')
      .split('\n')
      .slice(1)
      .map((line) => line.trim().split(/\s+/))
      .filter(([, , , state, , , , , , inode]) => state === '0A' && inodes.has(inode ?? ''))
      .map(([, local = '']) => {
        const [address = '', port = ''] = local.split(':');
        return { address, port: Number.parseInt(port, 16), isPrivate: loopback.has(address) };
      }),
  );
}
