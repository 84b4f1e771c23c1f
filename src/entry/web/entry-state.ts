import type { EntrySeat } from '../contract/routes.ts';
import type { Place } from './place.ts';
import type {
  Arrival,
  AtDoor,
  EntryEvent,
  EntryState,
  Resume,
  Trouble,
  Waiting,
} from './states.ts';

export type * from './states.ts';

/** Where the page begins, by its address. */
export function stateAt(place: Place | null): EntryState {
  if (place === null) return { kind: 'unknown' };
  if ('classSecret' in place) return ofClass(place.classSecret);
  return 'secret' in place
    ? { kind: 'link', secret: place.secret, hourCame: false }
    : read(place.seatId);
}

const ofClass = (secret: string) =>
  ({ kind: 'class_link', secret, failures: 0, trouble: null }) as const;

const read = (seatId: string) => ({ kind: 'reading', seatId, failures: 0, trouble: null }) as const;

type Kind = EntryState['kind'];
type In<K extends Kind> = Extract<EntryState, { kind: K }>;
type Answers = { [K in Kind]: (state: In<K>, event: EntryEvent) => EntryState };

/** What follows from an event; an event that means nothing in a state changes nothing. Pure. */
export function next(state: EntryState, event: EntryEvent): EntryState {
  const answer = answers[state.kind] as (state: EntryState, event: EntryEvent) => EntryState;
  return answer(state, event);
}

const stay = <S extends EntryState>(state: S): EntryState => state;

const answers: Answers = {
  link: (state, event) =>
    event.type === 'entered'
      ? { kind: 'claiming', secret: state.secret, failures: 0, trouble: null }
      : state,

  claiming: (state, event) => {
    if (event.type === 'seat') return standing(event.seat);
    if (event.type !== 'problem') return state;
    return afterProblem(event.trouble, { kind: 'claiming', secret: state.secret }, state.failures);
  },

  early: (state, event) => {
    if (event.type !== 'hour_came') return state;
    if (state.ofClass) return ofClass(state.secret);
    return { kind: 'link', secret: state.secret, hourCame: true };
  },

  class_link: (state, event) => {
    const { secret } = state;
    if (event.type === 'class_found') {
      const { meetingId, guests } = event;
      if (!guests) return { kind: 'to_sign_in', meetingId };
      return { kind: 'choosing', secret, meetingId, busy: false, trouble: null };
    }
    if (event.type !== 'problem') return state;
    return afterProblem(event.trouble, { kind: 'class_link', secret }, state.failures);
  },

  choosing: (state, event) => {
    if (event.type === 'named') return { ...state, busy: true, trouble: null };
    if (event.type === 'has_account') return { kind: 'to_sign_in', meetingId: state.meetingId };
    if (!state.busy) return state;
    if (event.type === 'seat') return standing(event.seat);
    if (event.type !== 'problem') return state;
    return ends[event.trouble.code] ?? { ...state, busy: false, trouble: event.trouble };
  },

  reading: (state, event) => {
    if (event.type === 'seat') return standing(event.seat);
    if (event.type !== 'problem') return state;
    return afterProblem(event.trouble, { kind: 'reading', seatId: state.seatId }, state.failures);
  },

  door: (state, event) => {
    if (event.type === 'knocked') return { ...state, busy: true, trouble: null };
    if (!state.busy) return state;
    if (event.type === 'seat') return standing(event.seat);
    return event.type === 'problem' ? withProblem(state, event.trouble) : state;
  },

  waiting: (state, event) => {
    switch (event.type) {
      case 'lobby':
        return afterLobby(state.seat, event.what);
      case 'line':
        return event.line === state.line ? state : { ...state, line: event.line };
      case 'told':
        return { ...state, seat: { ...state.seat, message: event.message } };
      case 'leaving':
        return { ...state, busy: true, trouble: null };
      case 'left':
        return atDoor({ ...state.seat, state: 'left' }, 'left');
      case 'seat':
        return standing(event.seat);
      case 'problem':
        return withProblem(state, event.trouble);
      default:
        return state;
    }
  },

  inside: (state, event) => {
    const { seatId } = state.seat;
    if (event.type === 'came_out') return read(seatId);
    if (event.type === 'remade') return { ...state, seat: { ...state.seat, seatId: event.seatId } };
    if (event.type !== 'problem') return state;
    return afterProblem(event.trouble, { kind: 'reading', seatId }, 0);
  },

  trouble: (state, event) =>
    event.type === 'retried'
      ? { ...state.resume, failures: state.failures, trouble: state.trouble }
      : state,

  taken: (state, event) => {
    if (event.type === 'seat') return standing(event.seat);
    if (event.type !== 'problem' || event.trouble.code === 'entry.link_taken') return state;
    return afterProblem(event.trouble, { kind: 'claiming', secret: state.secret }, 0);
  },

  to_sign_in: stay,
  unknown: stay,
  refused_device: stay,
  moved: stay,
  excluded: stay,
  over: stay,
};

/** Where a seat stands, as the server tells it. */
function standing(seat: EntrySeat): EntryState {
  if (seat.state === 'excluded') return { kind: 'excluded' };
  if (seat.movedTo !== null) return read(seat.movedTo);
  if (seat.meeting.state === 'ended' || seat.meeting.state === 'cancelled') return { kind: 'over' };
  switch (seat.state) {
    case 'claimed':
      return atDoor(seat, 'first');
    case 'refused':
    case 'left':
      return atDoor(seat, seat.state);
    case 'waiting':
      return waiting(seat);
    case 'admitted':
      return seat.meeting.state === 'open'
        ? { kind: 'inside', seat, calledIn: false }
        : waiting(seat);
  }
}

const atDoor = (seat: EntrySeat, arrival: Arrival): AtDoor => ({
  kind: 'door',
  seat,
  arrival,
  busy: false,
  trouble: null,
});

const waiting = (seat: EntrySeat): Waiting => ({
  kind: 'waiting',
  seat,
  line: 'open',
  busy: false,
  trouble: null,
});

function afterLobby(
  seat: EntrySeat,
  what: 'admitted' | 'refused' | 'excluded' | 'moved' | 'closed',
): EntryState {
  switch (what) {
    case 'admitted':
      return { kind: 'inside', seat: { ...seat, state: 'admitted' }, calledIn: true };
    case 'refused':
      return atDoor({ ...seat, state: 'refused' }, 'refused');
    case 'excluded':
      return { kind: 'excluded' };
    case 'moved':
      return { kind: 'moved' };
    case 'closed':
      return { kind: 'over' };
  }
}

/** Refusals that are an end: trying again would not change them. */
const ends: Readonly<Record<string, EntryState>> = {
  'entry.link_unknown': { kind: 'unknown' },
  'entry.device_refused': { kind: 'refused_device' },
  'entry.excluded': { kind: 'excluded' },
  'entry.over': { kind: 'over' },
  // A seat that this browser does not hold looks like a link that opens nothing.
  unauthenticated: { kind: 'unknown' },
  forbidden: { kind: 'unknown' },
  not_found: { kind: 'unknown' },
  invalid_input: { kind: 'unknown' },
};

function afterProblem(trouble: Trouble, resume: Resume, failures: number): EntryState {
  if (trouble.code === 'entry.too_early' && resume.kind !== 'reading') {
    const { seconds = 0, opensAt = '' } = trouble.params;
    return {
      kind: 'early',
      secret: resume.secret,
      ofClass: resume.kind === 'class_link',
      opensAt: String(opensAt),
      seconds: Number(seconds),
    };
  }
  if (trouble.code === 'entry.link_taken' && resume.kind === 'claiming')
    return { kind: 'taken', secret: resume.secret };
  return ends[trouble.code] ?? { kind: 'trouble', trouble, resume, failures: failures + 1 };
}

/** At the door and in the lobby the page stays: the person sees that nothing is lost, and tries again. */
function withProblem<S extends AtDoor | Waiting>(state: S, trouble: Trouble): EntryState {
  const end = ends[trouble.code];
  if (end === undefined) return { ...state, busy: false, trouble };
  // The seat was theirs a moment ago: it is no unknown link, and the server knows what became of it.
  return end.kind === 'unknown' ? read(state.seat.seatId) : end;
}

/** Whether the page has come to an end, from which nothing leads on. */
export const isEnd = ({ kind }: EntryState): boolean => answers[kind] === stay;

/** Whether trying again by itself makes sense: the line, or a server that is catching its breath. */
export const passes = ({ status, code }: Trouble): boolean =>
  status === 0 || status === 429 || status >= 502 || code === 'unreadable';
