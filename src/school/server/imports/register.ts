import { createHash } from 'node:crypto';
import type { Role } from '../../../access/contract/actors.ts';
import type { FileIdentifier } from './records.ts';

/** The register as an import is compared with it. */
export type Register = {
  people: {
    personId: string;
    role: Role;
    family: string;
    given: string;
    title: string | null;
    email: string | null;
  }[];
  identifiers: (FileIdentifier & { personId: string })[];
  /** Groups that are not archived. */
  groups: { groupId: string; name: string; kind: 'division' | 'teaching' }[];
  groupIdentifiers: (FileIdentifier & { groupId: string })[];
  memberships: { groupId: string; personId: string; role: string }[];
  /** Whose name or address somebody of the school has corrected by hand. */
  corrected: { personId: string }[];
  /** Those that go on. */
  guardianships: { guardianId: string; pupilId: string }[];
};

/** Tells two states of the register apart: what was previewed is written only on what was looked at. */
export function registerMark(register: Register): string {
  const hash = createHash('sha256');
  for (const rows of Object.values(register) as object[][]) {
    hash.update(`[${rows.length}]`);
    for (const row of rows) hash.update(JSON.stringify(row));
  }
  return hash.digest('hex');
}
