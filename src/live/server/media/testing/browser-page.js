// What a page does with its media line, and nothing else: run inside Chromium, never in Node.
import { Room, RoomEvent } from './livekit-client.esm.mjs';

const states = { frames: 0, longestGap: 0, events: [], seen: {} };
window.states = states;

let last = 0;
const watch = (video, identity) => {
  const now = performance.now();
  if (last > 0) states.longestGap = Math.max(states.longestGap, now - last);
  last = now;
  states.frames++;
  states.seen[identity] = (states.seen[identity] ?? 0) + 1;
  video.requestVideoFrameCallback(() => watch(video, identity));
};

window.enter = async (url, mark) => {
  const nextRetryDelayInMs = () => 500 + Math.random() * 1_500;
  const room = new Room({ reconnectPolicy: { nextRetryDelayInMs } });
  window.room = room;
  const { SignalReconnecting, Reconnecting, Reconnected, Disconnected, TrackUnsubscribed } =
    RoomEvent;
  for (const event of [
    SignalReconnecting,
    Reconnecting,
    Reconnected,
    Disconnected,
    TrackUnsubscribed,
  ])
    room.on(event, () => states.events.push(event));
  room.on(RoomEvent.TrackSubscribed, (track, _publication, { identity }) => {
    const video = track.attach();
    video.muted = true;
    document.body.append(video);
    video.requestVideoFrameCallback(() => watch(video, identity));
  });
  await room.connect(url, mark);
};
window.show = () =>
  window.room.localParticipant.setCameraEnabled(true, { resolution: { width: 320, height: 180 } });
