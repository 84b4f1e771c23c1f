import type { ImportedRole } from '../../../contract/imports/words.ts';
import { isUai } from '../../../contract/uai.ts';
import type { ArchiveFile } from '../archive.ts';
import { collect, named, type Collector, type FileIdentifier, type Records } from '../records.ts';
import { readLines, readModes, readSheet, type Line, type Sheet } from './oneroster-files.ts';

/** How OneRoster names a person. */
export const rosterScheme = 'oneroster';
/** How it names a class. */
const classScheme = 'oneroster.class';

/** In a complete manifest, but nothing of it is needed here. */
const ignored = new Set(['academicSessions.csv', 'courses.csv']);

/** A file makes nobody a head or an administrator: those become staff, and are named by hand. */
const roleWords: Record<string, ImportedRole> = {
  student: 'pupil',
  teacher: 'teacher',
  aide: 'staff',
  counselor: 'staff',
  proctor: 'staff',
  principal: 'staff',
  administrator: 'staff',
  siteadministrator: 'staff',
  districtadministrator: 'staff',
  systemadministrator: 'staff',
  parent: 'guardian',
  guardian: 'guardian',
};
const strength: readonly ImportedRole[] = ['teacher', 'staff', 'guardian', 'pupil'];

type Sheets = Record<'users' | 'roles' | 'classes' | 'enrollments', Sheet>;

/**
 * Reads a OneRoster 1.2 archive: people with their roles, classes, enrollments, guardians. Each file of it is
 * whole or tells only what changed, as the manifest says; what a file of changes marks as deleted has ended.
 * @source 1EdTech OneRoster 1.2 CSV binding: manifest, « bulk » and « delta »
 * @param ownUai the school for which it is read: people of other schools in it are left out
 */
export async function readOneRoster(
  files: readonly ArchiveFile[],
  ownUai: string,
): Promise<Records> {
  const modeOf = await readModes(files);
  const into = collect('oneroster', modeOf('users') === 'bulk');
  into.records.wholeGroups = modeOf('enrollments') === 'bulk';
  for (const { name } of files) if (ignored.has(name)) into.drop(name);
  const schoolId = await findSchool(files, into, ownUai);
  const mine: Mine = (org) => schoolId === null || org === '' || org === schoolId;
  const sheet = (name: keyof Sheets) => readSheet(files, name, modeOf(name), into);
  const sheets = {
    users: await sheet('users'),
    roles: await sheet('roles'),
    classes: await sheet('classes'),
    enrollments: await sheet('enrollments'),
  };
  const people = addPeople(into, sheets, mine);
  addClasses(into, sheets, people, mine);
  addEnded(into, sheets);
  return into.end();
}
type Mine = (org: string) => boolean;

const person = (value: string): FileIdentifier => ({ scheme: rosterScheme, value });
const group = (value: string): FileIdentifier => ({ scheme: classScheme, value });

function addEnded(
  { records: { ended } }: Collector,
  { users, classes, enrollments }: Sheets,
): void {
  ended.people.push(...users.ended.map((one) => person(one.get('sourcedId'))));
  ended.groups.push(...classes.ended.map((one) => group(one.get('sourcedId'))));
  ended.memberships.push(
    ...enrollments.ended.map((one) => ({
      person: person(one.get('userSourcedId')),
      group: group(one.get('classSourcedId')),
    })),
  );
}

/** The org of this school; `null` when the archive names one school only, without its code. */
async function findSchool(files: readonly ArchiveFile[], into: Collector, ownUai: string) {
  const orgs = (await readLines(files, 'orgs', into)).filter(
    (one) => one.get('type') === 'school' && one.get('status') !== 'tobedeleted',
  );
  const coded = orgs.filter((one) => isUai(one.get('identifier').toUpperCase()));
  const own = coded.find((one) => one.get('identifier').toUpperCase() === ownUai);
  if (own) {
    into.records.uai = ownUai;
    return own.get('sourcedId');
  }
  into.records.uai = coded[0]?.get('identifier').toUpperCase() ?? null;
  return null;
}

type Known = Map<string, { key: string; role: ImportedRole }>;

/** The strongest role of each user in this school. */
function rolesIn(into: Collector, { roles }: Sheets, mine: Mine): Map<string, ImportedRole> {
  const found = new Map<string, ImportedRole>();
  for (const one of roles.rows.filter((row) => mine(row.get('orgSourcedId')))) {
    const role = roleWords[one.get('role').toLowerCase()];
    const user = one.get('userSourcedId');
    const before = found.get(user);
    if (!role) into.refuse(one.line, 'role_unknown');
    else if (!before || strength.indexOf(role) < strength.indexOf(before)) found.set(user, role);
  }
  return found;
}

function addPeople(into: Collector, sheets: Sheets, mine: Mine): Known {
  const { users, roles } = sheets;
  const roleOf = rolesIn(into, sheets, mine);
  const told = new Set([...roles.rows, ...roles.ended].map((one) => one.get('userSourcedId')));
  const people: Known = new Map();
  for (const user of users.rows) {
    const value = user.get('sourcedId');
    const role = roleOf.get(value);
    const raw = {
      line: user.line,
      family: user.get('familyName'),
      given: user.get('givenName'),
      identifiers: [person(value)],
    };
    const email = user.get('email');
    if (role) {
      const key = into.person({ ...raw, role, ...(role === 'pupil' ? {} : { email }) });
      if (key !== null) people.set(value, { key, role });
    } else if (users.mode === 'delta' && !told.has(value))
      // What changed is the person: their role is the one that the register knows.
      into.person({ ...raw, role: 'staff', email }, into.records.roleless);
    // Otherwise somebody of another school of the same archive.
  }
  addGuardians(into, users.rows, people);
  return people;
}

function addGuardians(into: Collector, users: Line[], people: Known): void {
  for (const user of users) {
    const pupil = user.get('sourcedId');
    if (people.get(pupil)?.role !== 'pupil') continue;
    for (const agent of user.get('agentSourcedIds').split(',')) {
      const guardian = people.get(agent.trim());
      if (guardian?.role === 'guardian') into.guard(guardian.key, person(pupil), user.line);
    }
  }
}

function addClasses(into: Collector, sheets: Sheets, people: Known, mine: Mine): void {
  const groups = new Map<string, string>();
  for (const one of sheets.classes.rows.filter((row) => mine(row.get('schoolSourcedId')))) {
    const kind = one.get('classType') === 'homeroom' ? 'division' : 'teaching';
    const [value, title, grades] = [one.get('sourcedId'), one.get('title'), one.get('grades')];
    const numbers = value === '' ? [] : [group(value)];
    const key = into.group(kind, title, grades, one.line, numbers);
    if (key !== null) groups.set(value, key);
  }
  /** People and classes that did not change are not in the archive: the register knows them. */
  const isPartial = sheets.users.mode !== 'bulk' || sheets.classes.mode !== 'bulk';
  for (const one of sheets.enrollments.rows) {
    const [user, course] = [one.get('userSourcedId'), one.get('classSourcedId')];
    const [known, place] = [people.get(user), groups.get(course)];
    const role = known?.role ?? roleWords[one.get('role').toLowerCase()];
    if (role !== 'pupil' && role !== 'teacher') continue;
    if (known && place) into.join(known.key, place, role);
    else if (isPartial && mine(one.get('schoolSourcedId')))
      into.join(known?.key ?? named(person(user)), place ?? named(group(course)), role, one.line);
  }
}
