import { RoomServiceClient } from 'livekit-server-sdk';
import { freePorts } from '../../../../../launcher/ports.ts';
import { openTestDatabase } from '../../../../platform/server/testing/database.ts';
import { openTestEngine } from './engine.ts';
import { openMediaServer, type MediaServerOptions } from './server.ts';

/**
 * A database, an engine and a server with the media control, all real, for one test file.
 * @param options.deaf the engine's news get lost
 */
export async function openInstallation(
  options: Partial<MediaServerOptions> = {},
  { deaf = false } = {},
) {
  const stack = new AsyncDisposableStack();
  const database = stack.use(await openTestDatabase());
  const [port = 0, secondPort = 0] = await freePorts(2);
  const engine = stack.use(
    await openTestEngine(deaf ? null : `http://127.0.0.1:${port}/api/media/reports`),
  );
  const server = { databaseUrl: database.url, port, media: engine.media, ...options };
  const first = stack.use(await openMediaServer(server));
  return {
    db: database.db,
    databaseUrl: database.url,
    engine,
    port,
    secondPort,
    media: first.media,
    outcomes: first.outcomes,
    /** The engine's API, as an administrator would ask it. */
    rooms: new RoomServiceClient(
      engine.media.url.replace(/^ws/, 'http'),
      engine.media.apiKey,
      engine.media.apiSecret,
    ),
    /** Another server of the same installation. */
    another: (more: Partial<MediaServerOptions> = {}) =>
      openMediaServer({ ...server, port: secondPort, ...more }),
    [Symbol.asyncDispose]: () => stack.disposeAsync(),
  };
}

export type Installation = Awaited<ReturnType<typeof openInstallation>>;
