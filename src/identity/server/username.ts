import { isUai } from '../../school/contract/uai.ts';

// Plain letters only: nobody can take a name that looks like a colleague's.
const localForm = /^[a-z0-9][a-z0-9._-]{0,59}$/;

const lower = (text: string) => text.normalize('NFKC').trim().toLowerCase();

/** Can this be the part of a username that a person types? Lower case, digits, `.`, `_`, `-`; 60 at most. */
export const isUsername = (text: string): boolean => localForm.test(text);

/**
 * The username as it is stored, unique across the installation.
 * @param username what the person types, as `martin`
 * @param uai the school's UAI code, as `0750655E`
 * @returns as `martin@0750655e`
 */
export const storedUsername = (username: string, uai: string): string =>
  `${username}@${uai.toLowerCase()}`;

/**
 * What a person typed, as the stored username that it may name: `martin` in an installation of one
 * school, `martin@0750655E` in any.
 * @param onlySchoolUai the installation's school when it holds exactly one
 * @returns `null` when no account can have that name
 */
export function resolveUsername(typed: string, onlySchoolUai: string | null): string | null {
  const text = lower(typed);
  const at = text.lastIndexOf('@');
  const local = at < 0 ? text : text.slice(0, at);
  const uai = at < 0 ? onlySchoolUai : text.slice(at + 1).toUpperCase();
  if (uai === null || !isUai(uai) || !isUsername(local)) return null;
  return storedUsername(local, uai);
}
