import { createServer } from 'node:http';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { extname, join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { AccessToken, RoomServiceClient } from 'livekit-server-sdk';
import { build } from 'vite';
import type { Place } from '../../e2e/support/preau.ts';
import { openSecrets } from '../../launcher/secrets.ts';

const types: Record<string, string> = { '.html': 'text/html', '.js': 'text/javascript' };

/** A page of LiveKit's own client, on the same engine as Préau's: what Préau is compared with. */
export class Bare implements AsyncDisposable {
  readonly #origin: string;
  readonly #place: Place;
  readonly #close: () => void;

  private constructor(origin: string, place: Place, close: () => void) {
    this.#origin = origin;
    this.#place = place;
    this.#close = close;
  }

  /** Builds the page as Préau's are built, and serves it compressed. */
  static async serve(place: Place): Promise<Bare> {
    const folder = mkdtempSync(join(tmpdir(), 'preau-bare-'));
    const root = join(import.meta.dirname, '..', 'bare');
    await build({
      root,
      configFile: false,
      logLevel: 'error',
      build: { outDir: folder, emptyOutDir: true, target: 'es2022' },
    });
    const server = createServer((request, response) => {
      const { pathname } = new URL(request.url ?? '/', 'http://bare');
      const file = pathname === '/' ? '/index.html' : pathname;
      const type = types[extname(file)] ?? 'application/octet-stream';
      response.writeHead(200, { 'content-type': type, 'content-encoding': 'gzip' });
      response.end(gzipSync(readFileSync(join(folder, file))));
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    const { port } = server.address() as AddressInfo;
    return new Bare(`http://127.0.0.1:${port}`, place, () => {
      server.closeAllConnections();
      server.close();
      rmSync(folder, { recursive: true, force: true });
    });
  }

  /** Makes a room: the engine makes none by itself. */
  async openRoom(name: string): Promise<void> {
    const { mediaKey, mediaSecret } = openSecrets(this.#place.data);
    const engine = `http://127.0.0.1:${this.#place.ports.signal}`;
    await new RoomServiceClient(engine, mediaKey, mediaSecret).createRoom({
      name,
      emptyTimeout: 600,
    });
  }

  /** The address by which somebody joins a room of their own, straight to the engine. */
  async address(
    room: string,
    who: string,
    wishes: readonly ('camera' | 'microphone' | 'small')[] = [],
  ): Promise<string> {
    const { mediaKey, mediaSecret } = openSecrets(this.#place.data);
    const token = new AccessToken(mediaKey, mediaSecret, { identity: who });
    token.addGrant({ roomJoin: true, room });
    const hash = new URLSearchParams({
      url: `ws://127.0.0.1:${this.#place.ports.signal}`,
      token: await token.toJwt(),
      ...Object.fromEntries(wishes.map((wish) => [wish, '1'])),
    });
    return `${this.#origin}/#${hash}`;
  }

  async [Symbol.asyncDispose](): Promise<void> {
    this.#close();
  }
}
