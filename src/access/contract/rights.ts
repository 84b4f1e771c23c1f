import type { MediaSource, SeatRole } from './actors.ts';

/** What somebody may do in a class, each with one switch. */
export const rights = [
  'microphone',
  'camera',
  'screen',
  'chatAll',
  'chatTeachers',
  'draw',
  'react',
  'seeCameras',
  'seeList',
] as const;
export type Right = (typeof rights)[number];

/** Switches that were set somewhere; what is absent is left to the layer before. */
export type RightSettings = { readonly [R in Right]?: boolean };

/** Where switches are set, from the farthest to the nearest: the nearest that says something decides. */
export const rightLayers = ['school', 'class', 'meeting', 'person'] as const;
export type RightLayer = (typeof rightLayers)[number];
export type LayeredRights = { readonly [L in RightLayer]: RightSettings };

/** What decides a seat's rights in a class. */
export type RightsOf = {
  role: SeatRole;
  rights: LayeredRights;
  /** « Calme » is on: a mask over the rights, which changes none of them. */
  calm: boolean;
  /** During « Calme », a host gave this one the floor: the one voice that it does not hold back. */
  hasFloor?: boolean;
  /** Listens to a breakout from its balcony: is heard and seen by nobody, also who leads. */
  listening?: boolean;
  /** An evaluation goes on: each learner sees those who lead and themselves; a mask as « Calme » is one. */
  exam?: boolean;
};

export const noSettings: LayeredRights = { school: {}, class: {}, meeting: {}, person: {} };

/**
 * Rights before anybody has set a switch: the safest that still make a class. Those who lead one always
 * have all of them: nobody locks themselves out of their own class.
 */
const ofLearners: { readonly [R in Right]: boolean } = {
  microphone: true,
  camera: true,
  screen: false,
  chatAll: false,
  chatTeachers: true,
  draw: false,
  react: true,
  seeCameras: true,
  seeList: true,
};

/** What « Calme » holds back: all that is heard, seen or written. Looking on is not. */
const heldByCalm: readonly Right[] = [
  'microphone',
  'camera',
  'screen',
  'chatAll',
  'chatTeachers',
  'draw',
  'react',
];

export type Standing = {
  allowed: boolean;
  /** What decided: a layer, the role, « Calme », or an evaluation. */
  from: RightLayer | 'role' | 'calm' | 'exam';
};

/** A right as it is set, « Calme » apart. Pure. */
export function settingOf({ role, rights: layers }: RightsOf, right: Right): Standing {
  if (role === 'host') return { allowed: true, from: 'role' };
  // Between colleagues everything is open until a host of that meeting closes it.
  const from = rightLayers.findLast((layer) => layers[layer][right] !== undefined);
  return from === undefined
    ? { allowed: role === 'colleague' || ofLearners[right], from: 'role' }
    : { allowed: layers[from][right] === true, from };
}

/** Every right as it is set, « Calme » apart. Pure. */
export const rightsAsSet = (of: RightsOf): { readonly [R in Right]: boolean } =>
  Object.fromEntries(rights.map((right) => [right, settingOf(of, right).allowed])) as {
    [R in Right]: boolean;
  };

/**
 * A right at this instant, and what decides it: the role’s default ← the school ← the class ← this
 * lesson ← this person, under « Calme ». Pure; the same for the server, the media engine and the page.
 */
export function standingOf(of: RightsOf, right: Right): Standing {
  if (of.exam && of.role !== 'host' && right === 'seeCameras')
    return { allowed: false, from: 'exam' };
  const isMasked = of.calm && of.role !== 'host' && !(of.hasFloor && right === 'microphone');
  const isHeld = isMasked && heldByCalm.includes(right);
  return isHeld ? { allowed: false, from: 'calm' } : settingOf(of, right);
}

/** Has this seat this right at this instant? */
export const hasRight = (of: RightsOf, right: Right): boolean => standingOf(of, right).allowed;

/** The right that lets one publish each source. */
const rightFor = {
  microphone: 'microphone',
  camera: 'camera',
  screen: 'screen',
  screenAudio: 'screen',
} as const satisfies Record<MediaSource, Right>;

/** May this seat, inside, publish a source at this instant? One that it misused stays taken away. */
export const mayPublish = (
  of: RightsOf & { denied: readonly MediaSource[] },
  source: MediaSource,
): boolean => !of.listening && hasRight(of, rightFor[source]) && !of.denied.includes(source);

/**
 * May this seat see the cameras of other learners at this instant? Those who lead are always seen. A face
 * says who is there: whoever may not see the list sees no face of it either.
 */
export const maySeeCameras = (of: RightsOf): boolean =>
  hasRight(of, 'seeCameras') && hasRight(of, 'seeList');

/** May this seat, inside, write to those who lead, or to everybody, at this instant? */
export const maySay = (of: RightsOf, to: 'hosts' | 'all'): boolean =>
  hasRight(of, to === 'all' ? 'chatAll' : 'chatTeachers');

/**
 * May this seat, inside, answer a poll? Under « Calme » too: who leads asked for the answer, and it makes no
 * noise. Who leads asks, and does not answer.
 */
export const mayAnswer = ({ role }: Pick<RightsOf, 'role'>): boolean => role !== 'host';
