import {
  ConnectionQuality,
  type Participant,
  type RemoteTrack,
  type Room,
  Track,
  type TrackPublication,
} from 'livekit-client';

export type Quality = 'good' | 'fair' | 'poor' | 'lost' | 'unknown';

/** A picture that can be put into a `<video>`; the engine sends it no larger than it is shown. */
export type Picture = { sid: string; track: Track };

/** What one seat sends and how its line is. */
export type SeatMedia = {
  microphone: 'on' | 'off';
  camera: Picture | null;
  screen: Picture | null;
  sounds: readonly RemoteTrack[];
  speaking: boolean;
  quality: Quality;
};

export type MediaView = ReadonlyMap<string, SeatMedia>;

export const noMedia: SeatMedia = {
  microphone: 'off',
  camera: null,
  screen: null,
  sounds: [],
  speaking: false,
  quality: 'unknown',
};

const qualities: Record<ConnectionQuality, Quality> = {
  [ConnectionQuality.Excellent]: 'good',
  [ConnectionQuality.Good]: 'fair',
  [ConnectionQuality.Poor]: 'poor',
  [ConnectionQuality.Lost]: 'lost',
  [ConnectionQuality.Unknown]: 'unknown',
};

/** The kind that each source must have: a picture sent as a microphone is nobody's picture. */
const kindOf: Partial<Record<Track.Source, Track.Kind>> = {
  [Track.Source.Microphone]: Track.Kind.Audio,
  [Track.Source.ScreenShareAudio]: Track.Kind.Audio,
  [Track.Source.Camera]: Track.Kind.Video,
  [Track.Source.ScreenShare]: Track.Kind.Video,
};

/** Every seat's media at this instant, keyed by seat; seats whose media did not change keep their object. */
export function viewOf(room: Room, before: MediaView): MediaView {
  const everyone = [room.localParticipant, ...room.remoteParticipants.values()];
  const entries = everyone
    .filter(({ identity }) => identity !== '')
    .map((participant) => {
      const media = mediaOf(participant);
      const last = before.get(participant.identity);
      return [participant.identity, last && isSame(last, media) ? last : media] as const;
    });
  const isUnchanged =
    entries.length === before.size && entries.every(([id, media]) => before.get(id) === media);
  return isUnchanged ? before : new Map(entries);
}

function mediaOf(participant: Participant): SeatMedia {
  const honest = [...participant.trackPublications.values()].filter(
    ({ source, kind }) => kindOf[source] === kind,
  );
  const of = (source: Track.Source) => honest.find((publication) => publication.source === source);
  const microphone = of(Track.Source.Microphone);
  return {
    microphone: microphone && !microphone.isMuted ? 'on' : 'off',
    camera: pictureOf(of(Track.Source.Camera)),
    screen: pictureOf(of(Track.Source.ScreenShare)),
    sounds: participant.isLocal ? [] : soundsOf(honest),
    // A mark without an open microphone is not believed.
    speaking: participant.isSpeaking && microphone !== undefined && !microphone.isMuted,
    quality: qualities[participant.connectionQuality],
  };
}

function pictureOf(publication: TrackPublication | undefined): Picture | null {
  if (!publication?.track || publication.isMuted) return null;
  return { sid: publication.trackSid, track: publication.track };
}

const soundsOf = (publications: TrackPublication[]): RemoteTrack[] =>
  publications
    .filter(({ kind }) => kind === Track.Kind.Audio)
    .flatMap(({ track }) => (track ? [track as RemoteTrack] : []));

function isSame(a: SeatMedia, b: SeatMedia): boolean {
  return (
    a.microphone === b.microphone &&
    a.speaking === b.speaking &&
    a.quality === b.quality &&
    a.camera?.track === b.camera?.track &&
    a.screen?.track === b.screen?.track &&
    a.sounds.length === b.sounds.length &&
    a.sounds.every((sound, index) => sound === b.sounds[index])
  );
}
