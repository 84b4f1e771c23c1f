import { type Action, can } from '../../access/contract/abilities.ts';
import type { AccountActor, Role } from '../../access/contract/actors.ts';

/** Who plans nothing, and sees the lessons in which they are expected. */
export const isTaught = (role: Role) => role === 'pupil' || role === 'guardian';

type PageAction = Extract<
  Action,
  | 'account.list'
  | 'agreement.read'
  | 'attendance.list'
  | 'group.list'
  | 'import.manage'
  | 'lesson.mine'
  | 'meeting.list'
  | 'person.list'
  | 'provider.configure'
  | 'register.read'
  | 'year.read'
>;

/**
 * The pages that a menu may offer, and what one must be allowed to do to open each: the action of the first
 * thing that it asks the server for. `null`: anybody. `inert`: also before the contract is accepted.
 */
export const pages = {
  '/semaine': { needs: (role) => (isTaught(role) ? 'lesson.mine' : 'meeting.list') },
  '/classes': { needs: () => 'group.list' },
  '/appels': { needs: () => 'attendance.list' },
  '/personnes': { needs: () => 'person.list' },
  '/etablissement': { needs: () => 'person.list' },
  '/etablissement/annees': { needs: () => 'year.read' },
  '/etablissement/imports': { needs: () => 'import.manage' },
  '/comptes': { needs: () => 'account.list' },
  '/etablissement/connexion': { needs: () => 'provider.configure' },
  '/donnees': { needs: () => 'register.read', inert: true },
  '/contrat': { needs: () => 'agreement.read', inert: true },
  '/sante': { needs: null, inert: true },
  '/apropos': { needs: null, inert: true },
} as const satisfies Record<
  string,
  { needs: ((role: Role) => PageAction) | null; inert?: boolean }
>;
export type MenuPath = keyof typeof pages;

/** May this person be offered this page? */
export function isOffered(actor: AccountActor, path: MenuPath): boolean {
  const { needs, ...page } = pages[path];
  // Whoever has yet to show a second factor opens nothing but what anybody may.
  if (needs !== null && actor.secondFactor !== 'done') return false;
  if (!('inert' in page) && !actor.signed) return false;
  return needs === null || can(actor, needs(actor.role), { schoolId: actor.schoolId });
}

/** Before the contract the school is inert: of the pages for who is signed in, these are open. */
export const openBeforeContract: readonly string[] = [
  '/compte',
  ...Object.entries(pages).flatMap(([path, page]) => ('inert' in page ? [path] : [])),
];
