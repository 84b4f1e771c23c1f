import { randomUUID } from 'node:crypto';
import { TrackSource, TrackType } from 'livekit-server-sdk';
import { mediaSources, type MediaSource } from '../../access/contract/actors.ts';
import { sourceOf } from '../../live/server/media/grants.ts';
import {
  readFields,
  writeBytes,
  writeText,
  writeTrue,
  type Field,
} from '../../live/server/media/wire-format.ts';
import { askOnLine, placeOf, type Scene, type Sitter } from './rights-places.ts';

/**
 * Sources that the engine lets a seat publish, in the room where it is; `null` while it does not know the seat
 * there: a line is open a moment before its seat is in the room.
 */
export async function engineLets(scene: Scene, sitter: Sitter): Promise<MediaSource[] | null> {
  const { room } = await placeOf(scene, sitter);
  const people = await scene.rooms.listParticipants(room);
  const own = people.find(({ identity }) => identity === sitter.seatId);
  if (!own) return null;
  const { permission } = own;
  return mediaSources.filter(
    (source) =>
      permission?.canPublish &&
      permission.canPublishSources.some((declared) => sourceOf(declared) === source),
  );
}

/** The track of the learner who shows themselves where somebody is, by its number of this moment. */
export async function cameraSid(scene: Scene, by: Sitter): Promise<string> {
  const { room } = await placeOf(scene, by);
  const people = await scene.rooms.listParticipants(room);
  const shown = [scene.shown.seatId, scene.shownThere.seatId];
  const tracks = people.find(({ identity }) => shown.includes(identity))?.tracks ?? [];
  return tracks.find(({ type }) => type === TrackType.VIDEO)?.sid ?? '';
}

const textOf = ({ bytes }: Field) => Buffer.from(bytes ?? []).toString();
const fieldsIn = (bytes: Uint8Array | null | undefined) => readFields(bytes ?? Buffer.of()) ?? [];

/** What the engine said on this line of one kind (numbers of livekit_rtc.proto), in order. */
const saidOn = ({ line }: Sitter, kind: number) =>
  (line?.frames ?? []).flatMap((frame) => {
    const [said] = fieldsIn(frame);
    return said?.number === kind && said.bytes ? [said.bytes] : [];
  });

const subscriptionPermission = 15;

/** Whether the engine said last, on this line, that this track comes. */
const answeredOf = (sitter: Sitter, sid: string): boolean | undefined =>
  saidOn(sitter, subscriptionPermission)
    .map(fieldsIn)
    .filter((fields) => fields.some((field) => field.number === 2 && textOf(field) === sid))
    .at(-1)
    ?.some(({ number }) => number === 3);

/** Asks the engine for the camera, as a program that obeys nobody would; answers whether it comes. */
export async function getsCamera(
  scene: Scene,
  sitter: Sitter,
  expected: boolean,
): Promise<boolean> {
  const sid = await cameraSid(scene, sitter);
  await askOnLine(scene, sitter, {
    what: `the engine says ${expected} of a camera`,
    question: writeBytes(6, Buffer.concat([writeText(1, sid), writeTrue(2)])),
    answered: () => answeredOf(sitter, sid) === expected || null,
  }).catch(() => {});
  return answeredOf(sitter, sid) ?? !expected;
}

const declared = {
  microphone: TrackSource.MICROPHONE,
  camera: TrackSource.CAMERA,
  screen: TrackSource.SCREEN_SHARE,
  screenAudio: TrackSource.SCREEN_SHARE_AUDIO,
} as const satisfies Record<MediaSource, TrackSource>;
const pictures: readonly MediaSource[] = ['camera', 'screen'];

const [addTrack, trackPublished, requestResponse] = [4, 6, 22];
/** `reason: NOT_ALLOWED`, as an answer to a request begins. */
const notAllowed = Buffer.of(0x10, 0x02);

/**
 * Says to the engine that a track of this source comes, as a program that obeys nobody would.
 * @returns what the engine answers about this very track
 */
export function asksToPublish(
  scene: Scene,
  sitter: Sitter,
  source: MediaSource,
): Promise<'accepted' | 'refused'> {
  const cid = randomUUID();
  const track = Buffer.concat([
    writeText(1, cid),
    // What is no picture is a sound, which is 0 and left out.
    pictures.includes(source) ? writeTrue(3) : Buffer.of(),
    Buffer.of(8 * 8, declared[source]),
  ]);
  const isOfTrack = (fields: readonly Field[]) =>
    fields.some((field) => field.number === 1 && textOf(field) === cid);
  const answered = () => {
    if (saidOn(sitter, trackPublished).some((said) => isOfTrack(fieldsIn(said)))) return 'accepted';
    const isRefused = saidOn(sitter, requestResponse).some(
      (said) =>
        notAllowed.equals(said.subarray(0, notAllowed.length)) &&
        fieldsIn(said).some(({ number, bytes }) => number === 5 && isOfTrack(fieldsIn(bytes))),
    );
    return isRefused ? 'refused' : null;
  };
  return askOnLine(scene, sitter, {
    what: `the engine answers about a ${source}`,
    question: writeBytes(addTrack, track),
    answered,
  });
}
