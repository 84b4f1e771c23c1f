import type { Sitter } from '../../meeting/server/index.ts';

/** Whose seat a personal link gives, and what they are there. The schema holds exactly one of the two ids. */
export function ownerOf(link: {
  person_id: string | null;
  guest_id: string | null;
}): Sitter & { role: 'pupil' | 'guest' } {
  if (link.person_id !== null) return { personId: link.person_id, role: 'pupil' };
  if (link.guest_id !== null) return { guestId: link.guest_id, role: 'guest' };
  throw new Error('a link without an owner');
}
