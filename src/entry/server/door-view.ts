import { Problem } from '../../platform/contract/problems.ts';
import type { Db, Trx } from '../../platform/server/db.ts';
import type { PersonName } from '../../school/contract/names.ts';
import { listBanned, listBans } from '../../meeting/server/index.ts';
import type { BanView, DoorView } from '../contract/door-routes.ts';
import { findDoor } from './door.store.ts';

type BanRow = Awaited<ReturnType<typeof listBans>>[number];

const nameOf = (
  family: string | null,
  given: string | null,
  title: string | null,
): PersonName | null => (family === null || given === null ? null : { family, given, title });

const banView = (row: BanRow): BanView => ({
  banId: row.id,
  name: { family: row.family_name, given: row.given_name, title: row.title },
  lasts: row.lasts,
  reason: row.reason,
  note: row.note,
  by: nameOf(row.by_family, row.by_given, row.by_title),
  at: row.created_at.toISOString(),
  liftedAt: row.lifted_at?.toISOString() ?? null,
});

/** A lesson's door as those who lead it see it. */
export async function readDoor(
  db: Db,
  meeting: { schoolId: string; meetingId: string },
): Promise<DoorView> {
  const door = await findDoor(db, meeting);
  if (!door) throw new Problem('not_found');
  return { ...door, bans: (await listBans(db, meeting)).map(banView) };
}

/** The door as the class page shows it to hosts all the time. */
export async function readClassDoor(
  db: Db | Trx,
  meeting: { schoolId: string; meetingId: string },
): Promise<{
  admitsSignedIn: boolean;
  opened: boolean;
  excluded: { name: PersonName; isGuest: boolean }[];
} | null> {
  const door = await findDoor(db, meeting);
  if (!door) return null;
  const { admitsSignedIn, opened } = door;
  const excluded = (await listBanned(db, meeting)).map((row) => ({
    name: { family: row.family_name, given: row.given_name, title: row.title },
    isGuest: row.person_id === null,
  }));
  return { admitsSignedIn, opened, excluded };
}
