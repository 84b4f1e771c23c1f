import { compareNames, type PersonName } from '../../../school/contract/names.ts';
import type { Classroom, ClassSeat, DeviceRequest, KnockingSeat } from '../../contract/routes.ts';
import type { ClassEvent, ClassEventData, ClassEventType } from './class-events.ts';

/** Why this seat is no longer inside. */
export type Closing = 'ended' | 'excluded' | 'left';

/** An expected pupil without a seat inside; the key tells two same names apart. */
export type MissingPupil = { key: string; name: PersonName };

/** The class as this seat may see it, at one event number. */
export type ClassState = {
  after: number;
  me: Classroom['me'];
  meeting: Classroom['meeting'];
  mediaPath: string;
  seats: ReadonlyMap<string, ClassSeat>;
  knocking: ReadonlyMap<string, KnockingSeat>;
  missing: readonly MissingPupil[];
  /** Second devices that opened somebody's link and wait for an answer, for hosts. */
  devices: readonly DeviceRequest[];
  closing: Closing | null;
};

/** The state that a snapshot tells. */
export function classFrom(snapshot: Classroom): ClassState {
  return {
    after: snapshot.after,
    me: snapshot.me,
    meeting: snapshot.meeting,
    mediaPath: snapshot.mediaPath,
    seats: new Map(snapshot.seats.map((seat) => [seat.seatId, seat])),
    knocking: new Map(snapshot.knocking.map((seat) => [seat.seatId, seat])),
    missing: snapshot.missing.map(({ personId, name }) => ({ key: personId, name })),
    devices: snapshot.devices,
    closing: null,
  };
}

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
    missing: seat?.role === 'pupil' ? notMissing(state.missing, seat.name) : state.missing,
  }),
  'seat.left': (state, { seatId }) => gone(state, seatId, 'left'),
  'seat.removed': (state, { seatId }) => gone(state, seatId, 'excluded'),
  'seat.connected': (state, { seatId }) => connected(state, seatId, true),
  'seat.disconnected': (state, { seatId }) => connected(state, seatId, false),
  'seat.source_denied': ({ me }, { seatId, source }) =>
    seatId === me.seatId
      ? { me: { ...me, sources: me.sources.filter((one) => one !== source) } }
      : {},
  'meeting.ended': () => ({ closing: 'ended' }),
  'link.second_holder': ({ devices }, { device }) =>
    device ? { devices: [...withoutDevice(devices, device.requestId), device] } : {},
  'link.answered': ({ devices }, { requestId }) => ({
    devices: withoutDevice(devices, requestId),
  }),
};

function gone(state: ClassState, seatId: string, closing: Closing): Partial<ClassState> {
  const seat = state.seats.get(seatId);
  return {
    knocking: without(state.knocking, seatId),
    seats: without(state.seats, seatId),
    missing:
      seat?.role === 'pupil' && state.me.role === 'host'
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

function withEntry<V>(map: ReadonlyMap<string, V>, key: string, value: V): ReadonlyMap<string, V> {
  return new Map(map).set(key, value);
}

function without<V>(map: ReadonlyMap<string, V>, key: string): ReadonlyMap<string, V> {
  if (!map.has(key)) return map;
  const next = new Map(map);
  next.delete(key);
  return next;
}
