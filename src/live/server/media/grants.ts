import { ParticipantPermission, TrackSource, TrackType } from 'livekit-server-sdk';
import { can } from '../../../access/contract/abilities.ts';
import { mediaSources, type MediaSource, type SeatActor } from '../../../access/contract/actors.ts';

const engineSource = {
  microphone: TrackSource.MICROPHONE,
  camera: TrackSource.CAMERA,
  screen: TrackSource.SCREEN_SHARE,
  screenAudio: TrackSource.SCREEN_SHARE_AUDIO,
} as const satisfies Record<MediaSource, TrackSource>;

const kindOf = {
  microphone: TrackType.AUDIO,
  camera: TrackType.VIDEO,
  screen: TrackType.VIDEO,
  screenAudio: TrackType.AUDIO,
} as const satisfies Record<MediaSource, TrackType>;

/** Our name for a source that a track declares; `null` for none of ours. */
export const sourceOf = (declared: TrackSource): MediaSource | null =>
  mediaSources.find((source) => engineSource[source] === declared) ?? null;

/** May this seat be in the room? */
export const mayConnect = (actor: SeatActor): boolean =>
  can(actor, 'media.connect', {
    schoolId: actor.schoolId,
    meetingId: actor.meetingId,
    seatId: actor.seatId,
  });

/** What this seat may publish at this instant. */
export const sourcesFor = (actor: SeatActor): MediaSource[] =>
  mediaSources.filter((source) => can(actor, 'media.publish', { source }));

/**
 * The rights of a seat as the engine enforces them, every field stated: it keeps none of the old.
 * Without any source `canPublish` is false, since the engine reads an empty list as « all ».
 */
export function permissionFor(actor: SeatActor) {
  const sources = sourcesFor(actor).map((source) => engineSource[source]);
  return {
    canSubscribe: true,
    canPublish: sources.length > 0,
    canPublishSources: sources,
    canPublishData: false,
    canUpdateMetadata: false,
    canSubscribeMetrics: false,
    canManageAgentSession: false,
    hidden: false,
    recorder: false,
    agent: false,
  };
}

/** Does the engine hold exactly these rights for that seat? */
export function holdsPermission(
  held: ParticipantPermission | undefined,
  actor: SeatActor,
): boolean {
  const wanted = permissionFor(actor);
  if (held === undefined) return false;
  return (Object.keys(wanted) as (keyof typeof wanted)[]).every((name) => {
    if (name !== 'canPublishSources') return held[name] === wanted[name];
    const a = new Set<TrackSource>(held.canPublishSources);
    const b = new Set<TrackSource>(wanted.canPublishSources);
    return a.size === b.size && [...a].every((source) => b.has(source));
  });
}

/** What the engine tells of a track. */
export type PublishedTrack = { type: TrackType; source: TrackSource };

/**
 * The source to take from a seat for a track declared as something that it is not (a video as « microphone »): the
 * engine looks at the declared source only. A track that was honest and is not allowed any more is no misuse: a
 * right may end while a camera opens or a report is on its way, and the engine closes it by itself.
 * @returns `null` when the track is what it says, or declares no source of ours (the engine refuses those)
 */
export function misusedSource(track: PublishedTrack): MediaSource | null {
  const source = sourceOf(track.source);
  return source !== null && kindOf[source] !== track.type ? source : null;
}
