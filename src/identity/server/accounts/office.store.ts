import { sql } from 'kysely';
import type { Role } from '../../../access/contract/actors.ts';
import type { Db, Trx } from '../../../platform/server/db.ts';
import type { AccountView } from '../../contract/accounts.ts';
import { nameOf } from '../../../school/server/index.ts';
import '../../../school/server/tables.ts';
import '../tables.ts';

/** What the office may know of a person's account. */
export type OfficeAccount = AccountView & { accountId: string | null; email: string | null };

const hasPassword = sql<boolean>`exists (
  select from credentials c where c.account_id = a.id and c.provider = 'credential')`;
const invitedUntil = sql<Date | null>`(
  select i.expires_at from invitations i where i.account_id = a.id)`;
const isLinked = sql<boolean>`exists (
  select from credentials c where c.account_id = a.id and c.provider <> 'credential')`;

type Filter = { schoolId: string } & (
  | { personIds: readonly string[] }
  | { search: string; role: Role | null; limit: number }
);

/** People of the school with their accounts, in the order of a French register. */
export async function listOfficeAccounts(
  db: Db | Trx,
  filter: Filter,
  now: Date,
): Promise<OfficeAccount[]> {
  let query = db
    .selectFrom('people as p')
    .leftJoin('accounts as a', 'a.person_id', 'p.id')
    .select(['p.id', 'p.role', 'p.family_name', 'p.given_name', 'p.title', 'p.email'])
    .select(['a.id as account_id', 'a.username'])
    .select([hasPassword.as('has_password'), invitedUntil.as('invited_until')])
    .select(isLinked.as('is_linked'))
    .where('p.school_id', '=', filter.schoolId)
    .orderBy(sql`p.family_name collate "fr-x-icu"`)
    .orderBy(sql`p.given_name collate "fr-x-icu"`)
    .orderBy('p.id');
  if ('personIds' in filter) query = query.where('p.id', 'in', filter.personIds);
  else {
    query = query.limit(filter.limit);
    if (filter.role !== null) query = query.where('p.role', '=', filter.role);
    // Each word must begin a part of the name, in any order.
    for (const word of filter.search.split(/\s+/).filter((one) => one !== ''))
      query = query.where(
        sql<boolean>`' ' || lower(p.given_name || ' ' || p.family_name) || ' ' || coalesce(a.username, '')
          like '% ' || ${escapeLike(word.toLowerCase())} || '%'`,
      );
  }
  const rows = await query.execute();
  return rows.map((row) => ({
    personId: row.id,
    role: row.role,
    name: nameOf(row),
    username: row.username?.split('@')[0] ?? null,
    hasEmail: row.email !== null,
    state: stateOf(row, now),
    accountId: row.account_id,
    email: row.email,
  }));
}

const escapeLike = (text: string) => text.replaceAll(/[\\%_]/g, (sign) => `\\${sign}`);

function stateOf(
  row: {
    account_id: string | null;
    has_password: boolean;
    is_linked: boolean;
    invited_until: Date | null;
  },
  now: Date,
): AccountView['state'] {
  if (row.account_id === null) return 'none';
  if (row.has_password || (row.is_linked && row.invited_until === null)) return 'active';
  return row.invited_until !== null && row.invited_until > now ? 'invited' : 'lapsed';
}

/** The usernames of a school that begin so, without the school's code. */
export async function findUsernamesLike(
  db: Db | Trx,
  schoolId: string,
  base: string,
): Promise<Set<string>> {
  const rows = await db
    .selectFrom('accounts')
    .select('username')
    .where('school_id', '=', schoolId)
    .where('username', 'like', `${escapeLike(base)}%`)
    .execute();
  return new Set(rows.map(({ username }) => username.split('@')[0] ?? ''));
}
