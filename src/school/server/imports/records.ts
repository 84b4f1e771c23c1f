import { emailAddress, line } from '../../../platform/contract/values.ts';
import type { ImportFault } from '../../contract/imports/routes.ts';
import type { ImportedRole, ImportFormat, RefusalReason } from '../../contract/imports/words.ts';
import type { PersonName } from '../../contract/names.ts';

/** How another system names a person; `scheme` says which one. */
export type FileIdentifier = { scheme: string; value: string };

export type PersonRecord = {
  key: string;
  /** Where it stands in the file, from 1. */
  line: number;
  role: ImportedRole;
  name: PersonName;
  email: string | null;
  identifiers: FileIdentifier[];
};
export type GroupRecord = {
  key: string;
  name: string;
  kind: 'division' | 'teaching';
  level: string | null;
  identifiers: FileIdentifier[];
};
/** `person` and `group`: keys of the file, or identifiers that the register may know (`named`). */
export type MembershipRecord = {
  person: string;
  group: string;
  role: 'pupil' | 'teacher';
  /** Where it is told that the register must know both. */
  line?: number;
};
/** What a file of changes says has ended; each thing is named as in the register. */
export type Ended = {
  people: FileIdentifier[];
  groups: FileIdentifier[];
  memberships: { person: FileIdentifier; group: FileIdentifier }[];
};

/** An identifier as a key. */
export const named = ({ scheme, value }: FileIdentifier): string => `${scheme} ${value}`;
/** `pupil` is a key of the file, or an identifier that the register may know. */
export type GuardianshipRecord = { guardian: string; pupil: FileIdentifier; line: number };

/** What a file says, whatever its format. Nothing else of the file is kept. */
export type Records = {
  format: ImportFormat;
  /** The school that the file names, if it names one. */
  uai: string | null;
  /** Whether who is not in it has left; otherwise it holds only what changed. */
  whole: boolean;
  /** Whether who is not in a group of it has left that group. */
  wholeGroups: boolean;
  people: PersonRecord[];
  groups: GroupRecord[];
  memberships: MembershipRecord[];
  guardianships: GuardianshipRecord[];
  ended: Ended;
  /** Whose role only the register knows; who is not there is refused. */
  roleless: PersonRecord[];
  surplus: string[];
  faults: ImportFault[];
};

const nameLimit = 80;
const groupLimit = 60;
const namePart = line(nameLimit);
const groupName = line(groupLimit);
const identifierForm = /^[\p{L}\p{N}._:@/{}+-]{1,128}$/u;
const spaces = /[\s\u00a0\u202f]+/gu;

const tidy = (text: string) => text.normalize('NFC').replace(spaces, ' ').trim();

/** A name for comparison: case, accents, hyphens and apostrophes do not count. */
export const plainName = (text: string): string =>
  text
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();

function readName(family: string, given: string): [string, string] | RefusalReason {
  const [one, other] = [tidy(family), tidy(given)];
  if (one === '' || other === '') return 'name_missing';
  if (one.length > nameLimit || other.length > nameLimit) return 'name_too_long';
  const parts = [namePart.safeParse(one), namePart.safeParse(other)] as const;
  // Without a letter it is no name: a formula, a number, a dash.
  const isNamed = /\p{L}/u.test(one) && /\p{L}/u.test(other);
  // What an earlier program could not read is nobody's name.
  const isBroken = `${one}${other}`.includes('\ufffd');
  if (!parts[0].success || !parts[1].success || !isNamed || isBroken) return 'name_refused';
  return [parts[0].data, parts[1].data];
}

type RawPerson = {
  line: number;
  role: ImportedRole;
  family: string;
  given: string;
  title?: string | null;
  email?: string;
  identifiers?: FileIdentifier[];
};

/** Gathers what a format reads, under the school's own rules for names; refuses line by line. */
export function collect(format: ImportFormat, whole = true) {
  const surplus = new Set<string>();
  const known = new Set<string>();
  const groups = new Map<string, GroupRecord>();
  const records: Records = {
    format,
    uai: null,
    whole,
    wholeGroups: whole && format !== 'csv',
    people: [],
    groups: [],
    memberships: [],
    guardianships: [],
    ended: { people: [], groups: [], memberships: [] },
    roleless: [],
    surplus: [],
    faults: [],
  };
  const refuse = (at: number, reason: RefusalReason) =>
    void records.faults.push({ line: at, reason });

  return {
    records,
    refuse,
    /** @returns the person's key, or `null` when the line was refused */
    person(raw: RawPerson, into: PersonRecord[] = records.people): string | null {
      const name = readName(raw.family, raw.given);
      if (typeof name === 'string') {
        refuse(raw.line, name);
        return null;
      }
      const identifiers = (raw.identifiers ?? []).filter(({ value }) => value !== '');
      if (identifiers.some(({ value }) => !identifierForm.test(value))) {
        refuse(raw.line, 'identifier_refused');
        return null;
      }
      const [first] = identifiers;
      const key = first ? named(first) : `line ${raw.line}`;
      if (known.has(key)) {
        refuse(raw.line, 'duplicate');
        return null;
      }
      known.add(key);
      const email = tidy(raw.email ?? '');
      const isAddress = emailAddress.safeParse(email).success;
      if (email !== '' && !isAddress) refuse(raw.line, 'email_ignored');
      const [family, given] = name;
      into.push({
        key,
        line: raw.line,
        role: raw.role,
        name: { family, given, title: raw.title ?? null },
        email: isAddress ? email : null,
        identifiers,
      });
      return key;
    },
    /** @returns the group's key, or `null` when it has no name that can stand in a register */
    group(
      kind: GroupRecord['kind'],
      raw: string,
      level = '',
      at = 0,
      identifiers: FileIdentifier[] = [],
    ): string | null {
      const name = groupName.safeParse(tidy(raw));
      if (!name.success) {
        if (tidy(raw) !== '') refuse(at, 'group_refused');
        return null;
      }
      const key = plainName(name.data) || name.data;
      const found = groups.get(key);
      const levelName = groupName.safeParse(tidy(level));
      if (!found) {
        const group = {
          key,
          name: name.data,
          kind,
          level: levelName.success ? levelName.data : null,
          identifiers,
        };
        groups.set(key, group);
        records.groups.push(group);
        return key;
      }
      found.identifiers.push(...identifiers);
      if (levelName.success && !found.level?.split(', ').includes(levelName.data)) {
        // A class of several levels: CE1, CE2.
        const joined = found.level === null ? levelName.data : `${found.level}, ${levelName.data}`;
        if (joined.length <= groupLimit) found.level = joined;
      }
      return key;
    },
    join: (person: string, group: string, role: 'pupil' | 'teacher', line?: number) =>
      void records.memberships.push({ person, group, role, ...(line !== undefined && { line }) }),
    guard: (guardian: string, pupil: FileIdentifier, at: number) =>
      void records.guardianships.push({ guardian, pupil, line: at }),
    /** A column or an element that is dropped unread: its name alone is kept. */
    drop: (name: string) => {
      if (surplus.size < 200) surplus.add(tidy(name).slice(0, 60));
    },
    end(): Records {
      records.surplus = [...surplus].filter((name) => name !== '');
      return records;
    },
  };
}

export type Collector = ReturnType<typeof collect>;
