import type { AccountActor } from '../../access/contract/actors.ts';
import type { Me } from '../contract/routes.ts';

/**
 * The person signed in as the table of rights sees them, in their own school: a page draws what
 * `can()` allows, and the server asks the same question again.
 */
export const actingAs = (me: Pick<Me, 'personId' | 'role' | 'school'>): AccountActor => ({
  kind: 'account',
  accountId: '',
  sessionId: '',
  personId: me.personId,
  schoolId: ownSchool.schoolId,
  role: me.role,
  signed: me.school.signed,
  suspended: me.school.suspended !== null,
  // Pages are drawn once it was shown.
  secondFactor: 'done',
});

/** The subject of what concerns the viewer's own school: a browser knows no other. */
export const ownSchool = { schoolId: 'own' } as const;
