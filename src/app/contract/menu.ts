import { type Action, can } from '../../access/contract/abilities.ts';
import type { AccountActor, Role } from '../../access/contract/actors.ts';

/** Who plans nothing, and sees the lessons in which they are expected. */
export const isTaught = (role: Role) => role === 'pupil' || role === 'guardian';

type PageAction = Extract<
  Action,
  | 'account.list'
  | 'agreement.read'
  | 'attendance.list'
  | 'chat.evidence'
  | 'chat.term_read'
  | 'group.list'
  | 'import.manage'
  | 'lesson.mine'
  | 'meeting.list'
  | 'meeting.staff_room'
  | 'outbox.list'
  | 'person.list'
  | 'provider.configure'
  | 'question.own'
  | 'register.read'
  | 'rights.school'
  | 'year.read'
>;

/**
 * The pages that a menu may offer, and what one must be allowed to do to open each: the action of the first
 * thing that it asks the server for. `null`: anybody. `inert`: also before the contract is accepted.
 * `lasting`: also while the host has suspended the school, for who answers for its data.
 */
export const pages = {
  '/semaine': { needs: (role) => (isTaught(role) ? 'lesson.mine' : 'meeting.list') },
  '/reunions': { needs: () => 'meeting.staff_room' },
  '/classes': { needs: () => 'group.list', lasting: true },
  '/questions': { needs: () => 'question.own' },
  '/appels': { needs: () => 'attendance.list', lasting: true },
  '/signalements': { needs: () => 'chat.evidence', lasting: true },
  '/personnes': { needs: () => 'person.list', lasting: true },
  '/etablissement': { needs: () => 'person.list' },
  '/etablissement/annees': { needs: () => 'year.read' },
  '/etablissement/droits': { needs: () => 'rights.school' },
  '/etablissement/imports': { needs: () => 'import.manage' },
  '/etablissement/messages': { needs: () => 'chat.term_read' },
  '/comptes': { needs: () => 'account.list' },
  '/courriels': { needs: () => 'outbox.list' },
  '/etablissement/connexion': { needs: () => 'provider.configure' },
  '/donnees': { needs: () => 'register.read', inert: true, lasting: true },
  '/contrat': { needs: () => 'agreement.read', inert: true, lasting: true },
  '/sante': { needs: null, inert: true, lasting: true },
  '/apropos': { needs: null, inert: true, lasting: true },
} as const satisfies Record<
  string,
  { needs: ((role: Role) => PageAction) | null; inert?: boolean; lasting?: boolean }
>;
export type MenuPath = keyof typeof pages;

/** May this person be offered this page? */
export function isOffered(actor: AccountActor, path: MenuPath): boolean {
  const { needs, ...page } = pages[path];
  // Whoever has yet to show a second factor opens nothing but what anybody may.
  if (needs !== null && actor.secondFactor !== 'done') return false;
  if (!('inert' in page) && !actor.signed) return false;
  if (!('lasting' in page) && actor.suspended) return false;
  return needs === null || can(actor, needs(actor.role), { schoolId: actor.schoolId });
}

/** Before the contract the school is inert: of the pages for who is signed in, these are open. */
export const openBeforeContract: readonly string[] = [
  '/compte',
  ...Object.entries(pages).flatMap(([path, page]) => ('inert' in page ? [path] : [])),
];

/** Says what is left while the host has suspended the school, and leads there. */
export const suspensionPath = '/etablissement/suspension';

/** Of the pages for who is signed in, does this one stay open while the host has suspended the school? */
export const isOpenWhileSuspended = (path: string): boolean =>
  ['/compte', suspensionPath].includes(path) ||
  Object.entries(pages).some(
    ([open, page]) => 'lasting' in page && (path === open || path.startsWith(`${open}/`)),
  );
