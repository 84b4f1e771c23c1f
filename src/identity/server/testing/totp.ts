/** A person's phone: it computes codes by the same rule as the server. */
export { fromBase32, stepAt, totpCode } from '../second-factor/totp.ts';
