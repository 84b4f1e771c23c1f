import type { AccountActor, Actor, Role, SeatActor } from './actors.ts';
import { hasRight, mayAnswer, mayPublish, maySay } from './rights.ts';
import type {
  AccountSubject,
  AgreementSubject,
  AppointSubject,
  ComingSubject,
  EventSubject,
  GroupSubject,
  MeetingSubject,
  PersonSubject,
  PollSubject,
  PublishSubject,
  SaySubject,
  SchoolSubject,
  SeatSubject,
  TurnSubject,
} from './subjects.ts';
import { whileSuspended } from './while-suspended.ts';

type Rule<S> = (actor: Actor, subject: S) => boolean;

const anyone: Rule<unknown> = () => true;
const engine: Rule<unknown> = (actor) => actor.kind === 'engine';
const operator: Rule<unknown> = (actor) => actor.kind === 'operator';
const host: Rule<unknown> = (actor) => actor.kind === 'operator' && actor.operator === 'host';
const signedIn: Rule<unknown> = (actor) => actor.kind === 'account';

/** A rule for an account whose school is the subject's. */
const member =
  <S extends SchoolSubject>(allowed: (actor: AccountActor, subject: S) => boolean): Rule<S> =>
  (actor, subject) =>
    actor.kind === 'account' && actor.schoolId === subject.schoolId && allowed(actor, subject);

/** A rule for a seat of the subject's own meeting. */
const seated =
  <S extends { meetingId: string }>(allowed: (actor: SeatActor, subject: S) => boolean): Rule<S> =>
  (actor, subject) =>
    actor.kind === 'seat' && actor.meetingId === subject.meetingId && allowed(actor, subject);

const teaches = (actor: AccountActor) =>
  ['teacher', 'substitute', 'head', 'administrator'].includes(actor.role);
/** Those of a school who do not work in it; everybody else is its staff. */
export const notStaff: readonly Role[] = ['pupil', 'guardian', 'signatory'];
const worksHere = (actor: AccountActor) => !notStaff.includes(actor.role);
const isSignatory = (actor: AccountActor, { signatory }: AgreementSubject) =>
  actor.role === (signatory === 'head' ? 'head' : 'signatory');
const runsSchool = (actor: AccountActor) => ['head', 'administrator'].includes(actor.role);
/** Who answers for the school's data: who decides, who administers, who watches. */
const readsRegister = (actor: AccountActor) =>
  ['head', 'administrator', 'officer'].includes(actor.role);
/** Nobody shuts themselves out; a head decides about a head, and no one here about a signatory. */
const decidesOn = (actor: AccountActor, person: PersonSubject) =>
  runsSchool(actor) &&
  actor.personId !== person.personId &&
  person.role !== 'signatory' &&
  (person.role !== 'head' || actor.role === 'head');
/**
 * Nobody raises themselves; a head is named by a head, or by an administrator while there is none; a
 * signatory is named with the school, by nobody in it.
 */
const appoints = (actor: AccountActor, { personId, from, to, headless }: AppointSubject) =>
  runsSchool(actor) &&
  actor.personId !== personId &&
  ![from, to].includes('signatory') &&
  (![from, to].includes('head') || actor.role === 'head' || (to === 'head' && headless));
const canSign = (role: AccountActor['role']) => role === 'head' || role === 'signatory';
/** An administrator lets a signatory in for the first time, and never takes the account of one who is in. */
const letsIn = (actor: AccountActor, { role, settled }: AccountSubject) =>
  runsSchool(actor) && (!canSign(role) || !settled || actor.role === role);
const hosts = (actor: AccountActor, meeting: MeetingSubject) =>
  meeting.hostIds.includes(actor.personId);

/** Inside: admitted, in a meeting that is open. */
export const isInside = (actor: SeatActor) =>
  actor.state === 'admitted' && actor.meetingState === 'open';
const isInsideHost = (actor: SeatActor) => isInside(actor) && actor.role === 'host';
const isOwn = (actor: SeatActor, seat: SeatSubject) => actor.seatId === seat.seatId;
const mayWait = (actor: SeatActor) =>
  actor.state !== 'excluded' && (actor.meetingState === 'planned' || actor.meetingState === 'open');

/**
 * Who may do what: the only place. Each row answers for one action; the server asks before any handler,
 * the media gate before any token, the event stream before any event, and the web before drawing a button.
 */
export const abilities = {
  'installation.read': anyone,
  'health.read': anyone,
  'promises.read': anyone,
  'cookies.read': anyone,

  'session.create': anyone,
  'session.read': anyone,
  'session.end': signedIn,

  'operator.session.read': anyone,
  'operator.session.create': anyone,
  'operator.session.end': operator,
  'operator.own': operator,
  'operator.schools.list': operator,
  'operator.schools.create': host,
  'operator.schools.invite': host,
  'operator.schools.suspend': host,
  'operator.districts.list': host,
  'operator.districts.create': host,
  'operator.districts.change': host,
  'installation.link': anyone,

  'agreement.read': member<SchoolSubject>(
    (actor) => worksHere(actor) || actor.role === 'signatory',
  ),
  'agreement.accept': member<AgreementSubject>(isSignatory),
  'provider.enter': anyone,
  'provider.configure': member<SchoolSubject>(runsSchool),
  'provider.visits': member<SchoolSubject>(runsSchool),
  'course.link': member<SchoolSubject>(teaches),
  'register.read': member<SchoolSubject>(readsRegister),
  'invitation.use': anyone,
  'account.own': signedIn,
  'account.list': member<SchoolSubject>(runsSchool),
  'account.invite': member<AccountSubject>(letsIn),
  'outbox.list': member<SchoolSubject>(runsSchool),
  // A mail may hold what lets its reader in.
  'outbox.read': member<AccountSubject>(letsIn),
  'group.cards': member<GroupSubject>(
    (actor, { mine }) => runsSchool(actor) || (teaches(actor) && mine),
  ),

  'group.list': member<SchoolSubject>(worksHere),
  'group.read': member<SchoolSubject>(worksHere),
  'group.change': member<SchoolSubject>(runsSchool),

  'person.list': member<SchoolSubject>(readsRegister),
  'person.read': member<PersonSubject>(
    (actor, person) => readsRegister(actor) || person.guideIds.includes(actor.personId),
  ),
  'person.record': member<SchoolSubject>(readsRegister),
  'person.appoint': member<AppointSubject>(appoints),
  'person.change': member<SchoolSubject>(runsSchool),
  'person.decide': member<PersonSubject>(decidesOn),
  'import.manage': member<SchoolSubject>(runsSchool),
  'year.read': member<SchoolSubject>(readsRegister),
  'year.change': member<SchoolSubject>(runsSchool),

  'meeting.list': member<SchoolSubject>(worksHere),
  // One plans for the groups that one teaches; who runs the school, for any.
  'meeting.plan': member<GroupSubject>(
    (actor, { mine }) => runsSchool(actor) || (teaches(actor) && mine),
  ),
  'meeting.staff_room': member<SchoolSubject>(worksHere),
  // Who leads a meeting is there without a place.
  'meeting.reserve': member<MeetingSubject>(
    (actor, meeting) => worksHere(actor) && !hosts(actor, meeting),
  ),
  'meeting.colleagues': member<GroupSubject>(teaches),
  'meeting.read': member<MeetingSubject>(hosts),
  // Somebody who assists opens, admits and ends; when it takes place and with whom is for who teaches.
  'meeting.change': member<MeetingSubject>(
    (actor, meeting) => hosts(actor, meeting) && (teaches(actor) || meeting.ofStaff === true),
  ),
  'meeting.open': member<MeetingSubject>(hosts),
  'meeting.end': member<MeetingSubject>(hosts),
  'meeting.links': member<MeetingSubject>(hosts),
  'meeting.door': member<MeetingSubject>(hosts),

  'attendance.take': member<MeetingSubject>(hosts),
  'attendance.read': member<MeetingSubject>(
    (actor, meeting) => hosts(actor, meeting) || runsSchool(actor),
  ),
  'attendance.list': member<SchoolSubject>(runsSchool),

  // What may be done in the school's classes, in one class, in one lesson.
  'rights.school': member<SchoolSubject>(runsSchool),
  'rights.group': member<GroupSubject>(
    (actor, { mine }) => runsSchool(actor) || (teaches(actor) && mine),
  ),
  'rights.meeting': member<MeetingSubject>(hosts),
  'preset.own': member<SchoolSubject>(worksHere),
  'hint.own': member<SchoolSubject>(worksHere),

  'lesson.mine': signedIn,
  'lesson.come': member<ComingSubject>((actor, { expectedId }) => actor.personId === expectedId),
  'link.claim': anyone,
  'calendar.own': (actor) =>
    actor.kind === 'account' && (worksHere(actor) || actor.role === 'pupil'),
  'calendar.read': anyone,
  'link.answer': seated<SeatSubject>(isInsideHost),
  'seat.read': seated<SeatSubject>(isOwn),
  'seat.knock': seated<SeatSubject>((actor, seat) => isOwn(actor, seat) && mayWait(actor)),
  'seat.leave': seated<SeatSubject>(isOwn),
  'lobby.watch': seated<SeatSubject>((actor, seat) => isOwn(actor, seat) && mayWait(actor)),

  'class.read': seated<SeatSubject>((actor, seat) => isOwn(actor, seat) && isInside(actor)),
  'class.watch': seated<SeatSubject>((actor, seat) => isOwn(actor, seat) && isInside(actor)),
  'class.admit': seated<SeatSubject>(isInsideHost),
  'class.refuse': seated<SeatSubject>(isInsideHost),
  'class.return': seated<SeatSubject>((actor, seat) => isInsideHost(actor) && !isOwn(actor, seat)),
  'class.rename': seated<SeatSubject>((actor, seat) => isInsideHost(actor) && !isOwn(actor, seat)),
  'class.remove': seated<SeatSubject>((actor, seat) => isInsideHost(actor) && !isOwn(actor, seat)),
  'class.end': seated<SeatSubject>(isInsideHost),
  'class.remake': seated<SeatSubject>(isInsideHost),
  'class.next': seated<SeatSubject>(isInsideHost),
  'class.turn': seated<TurnSubject>(
    (actor, { nextHostIds }) =>
      isInsideHost(actor) && actor.personId !== null && nextHostIds.includes(actor.personId),
  ),
  'class.rights': seated<SeatSubject>(isInsideHost),
  'class.calm': seated<SeatSubject>(isInsideHost),
  'class.exam': seated<SeatSubject>(isInsideHost),
  'class.quiet': seated<SeatSubject>(isInsideHost),
  'class.propose': seated<SeatSubject>((actor, seat) => isInsideHost(actor) && !isOwn(actor, seat)),
  'class.floor': seated<SeatSubject>(isInsideHost),
  'class.react': seated<SeatSubject>(
    (actor, seat) => isOwn(actor, seat) && isInside(actor) && hasRight(actor, 'react'),
  ),
  'class.timer': seated<SeatSubject>(isInsideHost),
  'class.pick': seated<SeatSubject>(isInsideHost),
  'class.spotlight': seated<SeatSubject>(isInsideHost),

  // Also during « Calme »: a raised hand and a call for help are silent. Who leads asks nobody.
  'hand.raise': seated<SeatSubject>(
    (actor, seat) => isOwn(actor, seat) && isInside(actor) && actor.role !== 'host',
  ),
  'hand.lower': seated<SeatSubject>(isInsideHost),

  // Who leads sends people to breakouts and calls them back; nobody goes there by themselves but where they let.
  'breakout.lead': seated<SeatSubject>((actor, seat) => isOwn(actor, seat) && isInsideHost(actor)),
  'breakout.choose': seated<SeatSubject>(
    (actor, seat) => isOwn(actor, seat) && isInside(actor) && actor.role !== 'host',
  ),
  'breakout.call': seated<SeatSubject>((actor, seat) => isOwn(actor, seat) && isInside(actor)),

  'chat.read': seated<SeatSubject>((actor, seat) => isOwn(actor, seat) && isInside(actor)),
  'chat.say': seated<SaySubject>(
    (actor, { to, ...seat }) => isOwn(actor, seat) && isInside(actor) && maySay(actor, to),
  ),
  // From those who lead to one person; never from one pupil to another.
  'chat.tell': seated<SeatSubject>((actor, seat) => isOwn(actor, seat) && isInsideHost(actor)),
  'chat.moderate': seated<SeatSubject>((actor, seat) => isOwn(actor, seat) && isInsideHost(actor)),
  // « Calme » and closed messages keep nobody from saying that one is hurt by what stands there.
  'chat.report': seated<SeatSubject>((actor, seat) => isOwn(actor, seat) && isInside(actor)),
  // Who answers for the school, and not who leads the lesson.
  'chat.evidence': member<SchoolSubject>(runsSchool),
  // How long they are kept is the controller's to choose, and whoever answers for data may know it.
  'chat.term': member<SchoolSubject>((actor) => actor.role === 'head'),
  'chat.term_read': member<SchoolSubject>(readsRegister),
  // Once the lesson is over, and as long as its messages are kept.
  'chat.review': member<MeetingSubject>(hosts),

  'question.own': member<SchoolSubject>(teaches),
  'poll.read': seated<SeatSubject>((actor, seat) => isOwn(actor, seat) && isInside(actor)),
  'poll.lead': seated<SeatSubject>((actor, seat) => isOwn(actor, seat) && isInsideHost(actor)),
  'poll.answer': seated<SeatSubject>(
    (actor, seat) => isOwn(actor, seat) && isInside(actor) && mayAnswer(actor),
  ),
  // Who leads sees what came out; the others when it is shared.
  'poll.results': seated<PollSubject>(
    (actor, { shared }) => isInsideHost(actor) || (isInside(actor) && shared),
  ),
  // Once the lesson is over, and as long as its polls are kept.
  'poll.review': member<MeetingSubject>(hosts),

  'media.connect': seated<SeatSubject>(
    (actor, seat) => actor.signed && isOwn(actor, seat) && isInside(actor),
  ),
  'media.publish': ((actor, { source }) =>
    actor.kind === 'seat' && isInside(actor) && mayPublish(actor, source)) as Rule<PublishSubject>,
  'media.report': engine,

  'event.see': ((actor, { audience }) =>
    actor.kind === 'seat' &&
    (audience === 'all' ||
      (audience === 'hosts' && actor.role === 'host') ||
      audience === `seat:${actor.seatId}`)) as Rule<EventSubject>,
} as const satisfies Record<string, Rule<never>>;

export type Action = keyof typeof abilities;

/** The subject that an action is judged on. */
export type SubjectOf<A extends Action> = Parameters<(typeof abilities)[A]>[1];

/**
 * May this actor do this to that subject? Pure; the same on server and page.
 * @returns whether the rule says yes
 */
export function can<A extends Action>(actor: Actor, action: A, subject: SubjectOf<A>): boolean {
  if (actor.kind === 'account' && actor.suspended && !whileSuspended.has(action)) return false;
  return (abilities[action] as Rule<SubjectOf<A>>)(actor, subject);
}

export const isAction = (name: string): name is Action => Object.hasOwn(abilities, name);
