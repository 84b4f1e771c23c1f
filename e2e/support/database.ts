import { join } from 'node:path';
import pg from 'pg';
import { databaseUrl } from '../../launcher/postgres/database.ts';
import { chooseAccount } from '../../launcher/postgres/account.ts';
import { choosePlace } from '../../launcher/postgres/place.ts';
import { openSecrets } from '../../launcher/secrets.ts';
import type { Place } from './preau.ts';

/** Where this installation's cluster lies and how its socket is reached. */
export const clusterOf = ({ data }: Place) => choosePlace(join(data, 'postgres'), chooseAccount());

/** Asks the database itself, beside the server. */
export async function ask<R extends pg.QueryResultRow>(
  place: Place,
  text: string,
  values: unknown[] = [],
): Promise<R[]> {
  const password = openSecrets(place.data).databasePassword;
  const client = new pg.Client({
    connectionString: databaseUrl(clusterOf(place).socket, password, 'preau'),
  });
  await client.connect();
  try {
    return (await client.query<R>(text, values)).rows;
  } finally {
    await client.end();
  }
}

/** Zones by the hour: at any moment, it is between 10 and 11 in one of them. */
const zoneAt = (hoursEast: number) => `Etc/GMT${hoursEast > 0 ? '-' : '+'}${Math.abs(hoursEast)}`;

/** At night the school moves to where it is ten o'clock: a lesson of now must not cross midnight. */
export async function keepDaylight(place: Place): Promise<void> {
  const hour = new Date().getUTCHours();
  if (hour >= 6 && hour < 19) return;
  const east = (10 - hour + 24) % 24;
  const zone = zoneAt(east > 12 ? east - 24 : east);
  await ask(place, 'update schools set time_zone = $1', [zone]);
}

/** Writes a group of pupils into the register of the teacher's school; returns its id. */
export async function registerGroup(
  place: Place,
  {
    username,
    group,
    names,
  }: { username: string; group: string; names: { family: string; given: string }[] },
): Promise<string> {
  const [teacher] = await ask<{ school_id: string; person_id: string }>(
    place,
    "select school_id, person_id from accounts where split_part(username, '@', 1) = $1",
    [username],
  );
  if (!teacher) throw new Error(`${username} has no account.`);
  const [made] = await ask<{ id: string }>(
    place,
    `with g as (insert into groups (school_id, name, kind) values ($1, $2, 'teaching') returning id),
      p as (insert into people (school_id, role, family_name, given_name)
        select $1, 'pupil', n.family, n.given from jsonb_to_recordset($4) as n(family text, given text) returning id),
      t as (insert into memberships (school_id, group_id, person_id, role) select $1, g.id, $3, 'teacher' from g),
      m as (insert into memberships (school_id, group_id, person_id, role) select $1, g.id, p.id, 'pupil' from g, p)
    select id from g`,
    [teacher.school_id, group, teacher.person_id, JSON.stringify(names)],
  );
  if (!made) throw new Error('The group was not written.');
  return made.id;
}

type Newcomer = { username: string; role: string; title?: string; given: string; family: string };

/** Writes somebody into the teacher's school, with an account of the teacher's password. */
export async function registerPerson(
  place: Place,
  { username, person }: { username: string; person: Newcomer },
): Promise<void> {
  await ask(
    place,
    `with t as (select a.*, c.password from accounts a join credentials c on c.account_id = a.id
        where split_part(a.username, '@', 1) = $1),
      p as (insert into people (school_id, role, family_name, given_name, title)
        select school_id, $3, $4, $5, $6 from t returning id, school_id),
      a as (insert into accounts (school_id, person_id, username)
        select p.school_id, p.id, $2 || '@' || split_part(t.username, '@', 2) from p, t returning id)
    insert into credentials (account_id, provider, provider_account, password)
      select a.id, 'credential', a.id::text, t.password from a, t`,
    [username, person.username, person.role, person.family, person.given, person.title ?? null],
  );
}

/** Writes a data-protection officer into the teacher's school. */
export const registerOfficer = (
  place: Place,
  { username, officer }: { username: string; officer: string },
): Promise<void> =>
  registerPerson(place, {
    username,
    person: {
      username: officer,
      role: 'officer',
      title: 'Mme',
      given: 'Odile',
      family: 'Vasseur',
    },
  });
