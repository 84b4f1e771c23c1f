import type { Room, Track } from 'livekit-client';

/** Whether pictures and voices still pass, whatever became of the signalling: asked of the transports themselves. */
export function isFlowing(room: Room): boolean {
  const everyone = [room.localParticipant, ...room.remoteParticipants.values()];
  const tracks = everyone.flatMap((one) =>
    [...one.trackPublications.values()].map(({ track }) => track),
  );
  return tracks.some((track) => track !== undefined && passes(transportOf(track)));
}

type Sided = Track & { sender?: RTCRtpSender | undefined; receiver?: RTCRtpReceiver | undefined };

const transportOf = (track: Sided): RTCDtlsTransport | null | undefined =>
  track.receiver?.transport ?? track.sender?.transport;

const passes = (transport: RTCDtlsTransport | null | undefined): boolean =>
  transport?.state === 'connected' &&
  ['connected', 'completed'].includes(transport.iceTransport.state);
