import type { LocalTrack, Room } from 'livekit-client';
import { expect, it, vi } from 'vitest';
import { OwnScreen } from './own-screen.ts';

function screenTrack(source: string): LocalTrack {
  const track = { source, stop: vi.fn(), on: () => track, off: () => track };
  return track as unknown as LocalTrack;
}

/** A line of which the test says when the browser gives the screen, and when the engine has taken it. */
function standInRoom() {
  const given = Promise.withResolvers<LocalTrack[]>();
  const published = Promise.withResolvers<void>();
  const localParticipant = {
    createScreenTracks: () => given.promise,
    getTrackPublication: () => undefined,
    publishTrack: vi.fn(() => published.promise),
    unpublishTracks: vi.fn(async () => []),
  };
  const room = { state: 'connected', localParticipant };
  return { room: room as unknown as Room, localParticipant, given, published };
}

it('captures nothing that is chosen after it was put out', async () => {
  const { room, localParticipant, given } = standInRoom();
  const screen = new OwnScreen(room);
  const starting = screen.start(true);
  await screen.stop();
  const tracks = [screenTrack('picture'), screenTrack('sound')];
  given.resolve(tracks);
  await starting;
  for (const track of tracks) expect(track.stop).toHaveBeenCalled();
  expect(localParticipant.publishTrack).not.toHaveBeenCalled();
  expect(screen.state.get().power).toBe('off');
});

it('is on once it can be seen, and not before', async () => {
  const { room, localParticipant, given, published } = standInRoom();
  const screen = new OwnScreen(room);
  const starting = screen.start(true);
  given.resolve([screenTrack('picture'), screenTrack('sound')]);
  await vi.waitFor(() => expect(localParticipant.publishTrack).toHaveBeenCalled());
  expect(screen.state.get()).toMatchObject({ power: 'starting', withSound: true });
  published.resolve();
  await starting;
  expect(screen.state.get()).toMatchObject({ power: 'on', withSound: true });
});

it('publishes no sound of a screen that was put out while its picture was published', async () => {
  const { room, localParticipant, given, published } = standInRoom();
  const screen = new OwnScreen(room);
  const starting = screen.start(true);
  given.resolve([screenTrack('picture'), screenTrack('sound')]);
  await vi.waitFor(() => expect(localParticipant.publishTrack).toHaveBeenCalled());
  await screen.stop();
  published.resolve();
  await starting;
  expect(localParticipant.publishTrack).toHaveBeenCalledOnce();
  expect(screen.state.get().power).toBe('off');
});

it('says why when the engine does not take it', async () => {
  const { room, given, published } = standInRoom();
  const screen = new OwnScreen(room);
  const picture = screenTrack('picture');
  const starting = screen.start(false);
  given.resolve([picture]);
  published.reject(new Error('no'));
  await starting;
  expect(picture.stop).toHaveBeenCalled();
  expect(screen.state.get()).toMatchObject({ power: 'off', trouble: 'failed' });
});
