/** I, O and Q are left out: they read like digits. */
const checkLetters = 'ABCDEFGHJKLMNPRSTUVWXYZ';

/**
 * The letter that ends a school's UAI code: the remainder of its seven digits by 23.
 * @param digits seven digits, as `0750655`
 * @throws {RangeError} when they are not seven digits
 * @source Répertoire académique et ministériel des établissements (RAMSESE), ministère de l’Éducation nationale
 */
export function uaiCheckLetter(digits: string): string {
  if (!/^[0-9]{7}$/.test(digits)) throw new RangeError('a UAI code begins with seven digits');
  return checkLetters.charAt(Number(digits) % checkLetters.length);
}

/** Is this a school's UAI code: seven digits and their check letter, in capitals? */
export const isUai = (text: string): boolean =>
  /^[0-9]{7}[A-Z]$/.test(text) && text.endsWith(uaiCheckLetter(text.slice(0, 7)));
