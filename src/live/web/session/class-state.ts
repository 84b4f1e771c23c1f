import { mediaSources, type MediaSource } from '../../../access/contract/actors.ts';
import { hasRight, mayPublish } from '../../../access/contract/rights.ts';
import { compareNames, type PersonName } from '../../../school/contract/names.ts';
import type { BreakoutSet } from '../../contract/breakout-routes.ts';
import type {
  ClassDoor,
  Classroom,
  ClassSeat,
  DeviceRequest,
  KnockingSeat,
} from '../../contract/routes.ts';
import type { ClassEvent, ClassEventData, ClassEventType } from './class-events.ts';
import { placeOf, withoutSeat } from './place.ts';

/** Why this seat is no longer inside. */
export type Closing = 'ended' | 'excluded' | 'left' | 'returned';

/** An expected pupil without a seat inside; the key tells two same names apart. */
export type MissingPupil = { key: string; name: PersonName };

/**
 * Who one is here; `sources`: what one may publish at this instant; `seesList`: whether one may know who else
 * is there.
 */
export type Me = Classroom['me'] & { sources: readonly MediaSource[]; seesList: boolean };

/** The class as this seat may see it, at one event number. */
export type ClassState = {
  after: number;
  me: Me;
  /** « Calme » is on. */
  calm: boolean;
  /** An evaluation goes on. */
  exam: boolean;
  /** Raised hands, first raised first; those for help, of those who may know. */
  hands: Classroom['hands'];
  /** Who has the floor during « Calme ». */
  floor: string | null;
  /** How far this device’s clock is ahead of the server’s, in milliseconds. */
  ahead: number;
  timer: Classroom['timer'];
  pick: Classroom['pick'];
  spotlight: string | null;
  /** What a host proposes to open, until one has answered. */
  proposed: 'microphone' | 'camera' | null;
  meeting: Classroom['meeting'];
  mediaPath: string;
  seats: ReadonlyMap<string, ClassSeat>;
  knocking: ReadonlyMap<string, KnockingSeat>;
  missing: readonly MissingPupil[];
  /** Second devices that opened somebody's link and wait for an answer, for hosts. */
  devices: readonly DeviceRequest[];
  /** What the door does by itself, for hosts. */
  door: ClassDoor | null;
  /** The breakouts that are open, if any are. */
  breakouts: BreakoutSet | null;
  closing: Closing | null;
};

/** The state that a snapshot tells. */
export function classFrom(snapshot: Classroom): ClassState {
  return {
    after: snapshot.after,
    me: withSources(snapshot.me, snapshot),
    calm: snapshot.calm,
    exam: snapshot.exam,
    hands: snapshot.hands,
    floor: snapshot.floor,
    ahead: Date.now() - Date.parse(snapshot.now),
    timer: snapshot.timer,
    pick: snapshot.pick,
    spotlight: snapshot.spotlight,
    proposed: null,
    meeting: snapshot.meeting,
    mediaPath: snapshot.mediaPath,
    seats: new Map(snapshot.seats.map((seat) => [seat.seatId, seat])),
    knocking: new Map(snapshot.knocking.map((seat) => [seat.seatId, seat])),
    missing: snapshot.missing.map(({ personId, name }) => ({ key: personId, name })),
    devices: snapshot.devices,
    door: snapshot.door,
    breakouts: snapshot.breakouts,
    closing: null,
  };
}

/** What one may publish comes of the rules, as on the server. */
const withSources = (
  me: Classroom['me'],
  { calm, floor, breakouts }: Pick<ClassState, 'calm' | 'floor' | 'breakouts'>,
): Me => ({
  ...me,
  sources: mediaSources.filter((source) =>
    mayPublish(
      {
        ...me,
        calm,
        hasFloor: floor === me.seatId,
        listening: placeOf(breakouts, me.seatId)?.listening.includes(me.seatId) ?? false,
      },
      source,
    ),
  ),
  seesList: hasRight({ ...me, calm, hasFloor: false }, 'seeList'),
});

/**
 * The state after an event. Events come in the order of their numbers; one that was already counted,
 * or whose type this page does not know, changes nothing else.
 */
export function applyEvent(state: ClassState, event: ClassEvent): ClassState {
  if (event.number <= state.after) return state;
  const apply = appliers[event.type as ClassEventType] as Applier<never> | undefined;
  return { ...state, ...apply?.(state, event.data as never), after: event.number };
}

type Applier<T extends ClassEventType> = (
  state: ClassState,
  data: ClassEventData[T],
) => Partial<ClassState>;

const appliers: { [T in ClassEventType]: Applier<T> } = {
  'seat.knocked': (state, { knocking }) =>
    knocking ? { knocking: withEntry(state.knocking, knocking.seatId, knocking) } : {},
  'seat.withdrew': (state, { seatId }) => ({ knocking: without(state.knocking, seatId) }),
  'seat.admitted': (state, { seatId, seat }) => ({
    knocking: without(state.knocking, seatId),
    seats: seat ? withEntry(state.seats, seatId, seat) : state.seats,
    missing: seat && isAwaited(seat) ? notMissing(state.missing, seat.name) : state.missing,
  }),
  'seat.renamed': (state, { seatId, name }) => renamed(state, seatId, name),
  'seat.left': (state, { seatId }) => gone(state, seatId, 'left'),
  'seat.removed': (state, { seatId }) => gone(state, seatId, 'excluded'),
  'seat.returned': (state, { seatId }) => gone(state, seatId, 'returned'),
  'seat.connected': (state, { seatId }) => connected(state, seatId, true),
  'seat.disconnected': (state, { seatId }) => connected(state, seatId, false),
  'seat.source_denied': (state, { seatId, source }) => {
    const { me } = state;
    return seatId === me.seatId
      ? { me: withSources({ ...me, denied: [...me.denied, source] }, state) }
      : {};
  },
  'rights.set': (state, { layer, rights }) => {
    const { me } = state;
    return { me: withSources({ ...me, rights: { ...me.rights, [layer]: rights } }, state) };
  },
  'rights.person': (state, { seatId, rights }) => {
    const { me, seats } = state;
    const seat = seats.get(seatId);
    return seatId === me.seatId
      ? { me: withSources({ ...me, rights: { ...me.rights, person: rights } }, state) }
      : seat
        ? { seats: withEntry(seats, seatId, { ...seat, rights }) }
        : {};
  },
  'calm.set': ({ me, proposed, breakouts }, { on }) => ({
    calm: on,
    floor: null,
    me: withSources(me, { calm: on, floor: null, breakouts }),
    proposed: on ? null : proposed,
  }),
  'exam.set': (_, { on: exam }) => ({ exam }),
  'seat.proposed': (_, { source }) => ({ proposed: source }),
  'hand.raised': (state, hand) => handMoved(state, hand, [hand.seatId]),
  'hand.lowered': (state, hand) => handMoved(state, hand, []),
  'floor.given': ({ me, calm, breakouts }, { seatId: floor }) => ({
    floor,
    me: withSources(me, { calm, floor, breakouts }),
  }),
  'timer.set': (_, { timer }) => ({ timer }),
  'pick.set': (_, { pick }) => ({ pick }),
  'spotlight.set': (_, { spotlight }) => ({ spotlight }),
  'door.changed': ({ door: before }, { door }) => ({ door: door ?? before }),
  'breakouts.changed': (state, { breakouts }) => ({
    breakouts,
    me: withSources(state.me, { ...state, breakouts }),
  }),
  'meeting.ended': () => ({ closing: 'ended' }),
  'link.second_holder': ({ devices }, { device }) =>
    device ? { devices: [...withoutDevice(devices, device.requestId), device] } : {},
  'link.answered': ({ devices }, { requestId }) => ({
    devices: withoutDevice(devices, requestId),
  }),
};

function renamed(
  { seats, knocking }: ClassState,
  seatId: string,
  name: PersonName | null,
): Partial<ClassState> {
  const [inside, outside] = [seats.get(seatId), knocking.get(seatId)];
  return {
    ...(inside && name ? { seats: withEntry(seats, seatId, { ...inside, name }) } : {}),
    ...(outside && name ? { knocking: withEntry(knocking, seatId, { ...outside, name }) } : {}),
  };
}

/** A hand goes from where it was to the end of those that are up, or nowhere. */
function handMoved(
  { hands }: ClassState,
  { seatId, wants }: ClassEventData['hand.raised'],
  end: string[],
): Partial<ClassState> {
  return {
    hands: { ...hands, [wants]: [...hands[wants].filter((one) => one !== seatId), ...end] },
  };
}

/** Those who are missing while they are not inside; nobody misses a guest. */
const isAwaited = ({ role }: ClassSeat) => role === 'pupil' || role === 'colleague';

function gone(state: ClassState, seatId: string, closing: Closing): Partial<ClassState> {
  const seat = state.seats.get(seatId);
  return {
    knocking: without(state.knocking, seatId),
    seats: without(state.seats, seatId),
    hands: {
      speech: state.hands.speech.filter((one) => one !== seatId),
      help: state.hands.help.filter((one) => one !== seatId),
    },
    floor: state.floor === seatId ? null : state.floor,
    spotlight: state.spotlight === seatId ? null : state.spotlight,
    breakouts: withoutSeat(state.breakouts, seatId),
    missing:
      seat && isAwaited(seat) && state.me.role === 'host'
        ? [...state.missing, { key: seatId, name: seat.name }].sort((a, b) =>
            compareNames(a.name, b.name),
          )
        : state.missing,
    ...(seatId === state.me.seatId ? { closing } : {}),
  };
}

const withoutDevice = (devices: readonly DeviceRequest[], requestId: string) =>
  devices.filter((one) => one.requestId !== requestId);

function connected(state: ClassState, seatId: string, isConnected: boolean): Partial<ClassState> {
  const seat = state.seats.get(seatId);
  if (!seat || seat.connected === isConnected) return {};
  return { seats: withEntry(state.seats, seatId, { ...seat, connected: isConnected }) };
}

/** The snapshot names the missing by person and seats by seat: the name is what they share. */
function notMissing(missing: readonly MissingPupil[], name: PersonName): readonly MissingPupil[] {
  const index = missing.findIndex((one) => compareNames(one.name, name) === 0);
  return index === -1 ? missing : missing.filter((_, at) => at !== index);
}

/** Whom hosts still wait for: who knocks, or was excluded, is told elsewhere. A guest is taken for nobody. */
export function stillMissing({
  missing,
  knocking,
  door,
}: Pick<ClassState, 'missing' | 'knocking' | 'door'>): readonly MissingPupil[] {
  const elsewhere = [
    ...[...knocking.values()].filter(({ guest }) => guest === null),
    ...(door?.excluded ?? []).filter(({ isGuest }) => !isGuest),
  ];
  return elsewhere.reduce((left, { name }) => notMissing(left, name), missing);
}

function withEntry<V>(map: ReadonlyMap<string, V>, key: string, value: V): ReadonlyMap<string, V> {
  return new Map(map).set(key, value);
}

function without<V>(map: ReadonlyMap<string, V>, key: string): ReadonlyMap<string, V> {
  if (!map.has(key)) return map;
  const next = new Map(map);
  next.delete(key);
  return next;
}
