import type { Action } from './abilities.ts';
import type { Role } from './actors.ts';

/**
 * Who answers for a school's data, to the law and to its people: they sign in though the host has suspended
 * the school.
 */
export const answerable: readonly Role[] = ['head', 'officer', 'signatory'];

/**
 * What they may do there until the host lifts it: read, correct, restrict, take out and erase (GDPR, articles
 * 15 to 20 and 28(3)(g)), keep their own account, accept a contract, and what is open to anybody.
 */
export const whileSuspended: ReadonlySet<string> = new Set<Action>([
  'installation.read',
  'health.read',
  'promises.read',
  'cookies.read',
  'session.create',
  'session.read',
  'session.end',
  'operator.session.read',
  'operator.session.create',
  'installation.link',
  'invitation.use',
  'provider.enter',
  'link.claim',
  'account.own',
  'agreement.read',
  'agreement.accept',
  'register.read',
  'group.list',
  'group.read',
  'person.list',
  'person.read',
  'person.record',
  'person.change',
  'person.decide',
  'year.read',
  'attendance.read',
  'attendance.list',
  'chat.evidence',
]);
