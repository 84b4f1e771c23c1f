import { Problem } from '../../../../platform/contract/problems.ts';
import type { ImportedRole } from '../../../contract/imports/words.ts';
import { isUai } from '../../../contract/uai.ts';
import { wholeFile, type ArchiveFile } from '../archive.ts';
import { collect, type Collector, type Records } from '../records.ts';
import { readTable } from '../table.ts';

/** How OneRoster names a person. */
export const rosterScheme = 'oneroster';

/** What is read of each file; every other column is dropped and named. */
const columns = {
  manifest: ['propertyName', 'value'],
  orgs: ['sourcedId', 'status', 'type', 'identifier'],
  users: ['sourcedId', 'status', 'givenName', 'familyName', 'email', 'agentSourcedIds'],
  roles: ['userSourcedId', 'status', 'role', 'orgSourcedId'],
  classes: ['sourcedId', 'status', 'title', 'grades', 'classType', 'schoolSourcedId'],
  enrollments: ['status', 'classSourcedId', 'userSourcedId', 'role'],
} as const;
type FileName = keyof typeof columns;
/** In a complete manifest, but nothing of it is needed here. */
const ignored = new Set(['academicSessions.csv', 'courses.csv']);

type Line = { line: number; get: (column: string) => string };

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

/** Is this a OneRoster archive? */
export const isOneRoster = (files: readonly ArchiveFile[]): boolean =>
  ['manifest.csv', 'users.csv'].every((name) => files.some((file) => file.name === name));

async function readLines(
  files: readonly ArchiveFile[],
  name: FileName,
  into: Collector | null,
): Promise<Line[]> {
  const file = files.find((one) => one.name === `${name}.csv`);
  if (!file) return [];
  const { headers, rows } = await readTable(await wholeFile(file)).catch((error: unknown) => {
    // Headers without a line: nobody of this kind.
    if (error instanceof Problem && error.code === 'import.empty') return { headers: [], rows: [] };
    throw error;
  });
  const wanted: readonly string[] = columns[name];
  for (const header of headers) if (!wanted.includes(header)) into?.drop(`${name}.${header}`);
  const at = new Map(headers.map((header, index) => [header, index]));
  return rows.map(({ line, cells }) => ({
    line,
    get: (column) => cells[at.get(column) ?? -1]?.trim() ?? '',
  }));
}

const present = (lines: Line[]) => lines.filter((one) => one.get('status') !== 'tobedeleted');

/**
 * Reads a OneRoster 1.2 archive (bulk or delta): people with their roles, classes, enrollments, guardians.
 * @source 1EdTech OneRoster 1.2 CSV binding
 * @param ownUai the school for which it is read: people of other schools in it are left out
 */
export async function readOneRoster(
  files: readonly ArchiveFile[],
  ownUai: string,
): Promise<Records> {
  const manifest = await readLines(files, 'manifest', null);
  const mode = manifest.find((one) => one.get('propertyName') === 'file.users')?.get('value');
  const into = collect('oneroster', mode !== 'delta');
  for (const { name } of files) if (ignored.has(name)) into.drop(name);
  const schoolId = await findSchool(files, into, ownUai);
  const mine = (org: string) => schoolId === null || org === '' || org === schoolId;
  const roles = present(await readLines(files, 'roles', into)).filter((one) =>
    mine(one.get('orgSourcedId')),
  );
  const people = addPeople(into, present(await readLines(files, 'users', into)), roles);
  const classes = present(await readLines(files, 'classes', into));
  const enrollments = present(await readLines(files, 'enrollments', into));
  const own = classes.filter((one) => mine(one.get('schoolSourcedId')));
  addClasses(into, own, enrollments, people);
  return into.end();
}

/** The org of this school; `null` when the archive names one school only, without its code. */
async function findSchool(files: readonly ArchiveFile[], into: Collector, ownUai: string) {
  const orgs = present(await readLines(files, 'orgs', into)).filter(
    (one) => one.get('type') === 'school',
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

function addPeople(into: Collector, users: Line[], roles: Line[]): Known {
  const roleOf = new Map<string, ImportedRole>();
  for (const one of roles) {
    const role = roleWords[one.get('role').toLowerCase()];
    const user = one.get('userSourcedId');
    const before = roleOf.get(user);
    if (!role) into.refuse(one.line, 'role_unknown');
    else if (!before || strength.indexOf(role) < strength.indexOf(before)) roleOf.set(user, role);
  }
  const people: Known = new Map();
  for (const user of users) {
    const value = user.get('sourcedId');
    const role = roleOf.get(value);
    // Somebody of another school of the same archive.
    if (!role) continue;
    const key = into.person({
      line: user.line,
      role,
      family: user.get('familyName'),
      given: user.get('givenName'),
      ...(role === 'pupil' ? {} : { email: user.get('email') }),
      identifiers: [{ scheme: rosterScheme, value }],
    });
    if (key !== null) people.set(value, { key, role });
  }
  for (const user of users) {
    const pupil = user.get('sourcedId');
    if (people.get(pupil)?.role !== 'pupil') continue;
    for (const agent of user.get('agentSourcedIds').split(',')) {
      const guardian = people.get(agent.trim());
      if (guardian?.role === 'guardian')
        into.guard(guardian.key, { scheme: rosterScheme, value: pupil }, user.line);
    }
  }
  return people;
}

function addClasses(into: Collector, classes: Line[], enrollments: Line[], people: Known): void {
  const groups = new Map<string, string>();
  for (const one of classes) {
    const kind = one.get('classType') === 'homeroom' ? 'division' : 'teaching';
    const group = into.group(kind, one.get('title'), one.get('grades'), one.line);
    if (group !== null) groups.set(one.get('sourcedId'), group);
  }
  for (const one of enrollments) {
    const person = people.get(one.get('userSourcedId'));
    const group = groups.get(one.get('classSourcedId'));
    if (!person || !group) continue;
    if (person.role === 'pupil') into.join(person.key, group, 'pupil');
    if (person.role === 'teacher') into.join(person.key, group, 'teacher');
  }
}
