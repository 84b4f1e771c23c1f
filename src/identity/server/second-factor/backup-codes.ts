import { customAlphabet } from 'nanoid';

/** How many are given: enough for a lost phone, few enough for one sheet. */
export const backupCodeCount = 10;

/** Without the characters that one takes for another: ten of 31 make 49 bits. */
const make = customAlphabet('abcdefghjkmnpqrstuvwxyz23456789', 10);

/** New backup codes, each good for one sign-in: `h4kt9-2mqxc`. */
export const makeBackupCodes = (): string[] =>
  Array.from({ length: backupCodeCount }, () => {
    const code = make();
    return `${code.slice(0, 5)}-${code.slice(5)}`;
  });

/** A code as it was given, however it was typed. */
export function readBackupCode(typed: string): string | null {
  const code = typed.toLowerCase().replaceAll(/[\s-]/g, '');
  return /^[a-z0-9]{10}$/.test(code) ? `${code.slice(0, 5)}-${code.slice(5)}` : null;
}
