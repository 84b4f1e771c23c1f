import type { Db } from '../../platform/server/db.ts';
import type { GroupView } from '../contract/routes.ts';
import { listGroupViews } from './groups.store.ts';

// 6e A before 6e B before 10e A.
const collator = new Intl.Collator('fr', { numeric: true });

/** Groups as the school lists them: those that the viewer teaches first, then by name. */
export const compareGroups = (a: GroupView, b: GroupView): number =>
  Number(b.mine) - Number(a.mine) || collator.compare(a.name, b.name);

/** All groups of a school, in the order of `compareGroups`. */
export async function listGroups(
  db: Db,
  viewer: { schoolId: string; personId: string },
): Promise<GroupView[]> {
  const { schoolId, personId: viewerId } = viewer;
  return (await listGroupViews(db, { schoolId, viewerId })).sort(compareGroups);
}

/** One group; `null` when the school has no such group, be it another school's. */
export async function findGroup(
  db: Db,
  viewer: { schoolId: string; personId: string },
  groupId: string,
): Promise<GroupView | null> {
  const { schoolId, personId: viewerId } = viewer;
  const [group] = await listGroupViews(db, { schoolId, viewerId, groupId });
  return group ?? null;
}
