import { type Room, TrackSource } from '@livekit/rtc-node';
import { enter, film } from '../../live/server/media/testing/clients.ts';
import { until } from '../../platform/server/testing/until.ts';
import { openMediaDoor } from './media-door.ts';
import { cookieOf, type Scene, type Sitter } from './rights-places.ts';
import { cameraSid } from './rights-probes.ts';

/** The learners who show themselves, by raw clients: these give up when they are moved, or a server is away. */
export async function openShown(scene: Scene) {
  const stack = new AsyncDisposableStack();
  const shown = [scene.shown, scene.shownThere];
  const cookies = new Map(shown.map((one) => [one.seatId, () => cookieOf(one)]));
  const door = stack.use(
    await openMediaDoor(
      () => scene.port,
      (seatId) => cookies.get(seatId)?.(),
    ),
  );
  const there = new Map<string, { room: Room; stop: () => void }>();
  const leave = async ({ seatId }: Sitter) => {
    there.get(seatId)?.stop();
    await there.get(seatId)?.room.disconnect();
    there.delete(seatId);
  };
  stack.defer(async () => void (await Promise.all(shown.map(leave))));
  return {
    leave,
    /** Comes, or comes again, wherever the database says that they are. */
    async come(one: Sitter): Promise<void> {
      // Two at once would take the seat from each other for ever.
      await leave(one);
      const room = await enter(door.port, { seatId: one.seatId, mark: '' });
      await film(room, TrackSource.SOURCE_CAMERA, (stop) => there.set(one.seatId, { room, stop }));
      await until('the camera is there', async () => (await cameraSid(scene, one)) !== '');
    },
    [Symbol.asyncDispose]: () => stack.disposeAsync(),
  };
}

export type Shown = Awaited<ReturnType<typeof openShown>>;
