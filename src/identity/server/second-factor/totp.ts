import { createHmac, randomBytes, timingSafeEqual } from 'node:crypto';

const stepSeconds = 30;
const digits = 6;
/** Clocks of phones differ by some seconds, and typing takes time. */
const drift = 1;
const alphabet = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567';

/** A new secret: 160 bits, as RFC 4226 recommends. */
export const makeTotpSecret = (): Buffer => randomBytes(20);

/** @source RFC 4648, base32 without padding, as authenticator apps take it */
export function toBase32(bytes: Buffer): string {
  let bits = '';
  for (const byte of bytes) bits += byte.toString(2).padStart(8, '0');
  return (bits.match(/.{1,5}/g) ?? [])
    .map((five) => alphabet[Number.parseInt(five.padEnd(5, '0'), 2)])
    .join('');
}

/** @throws {RangeError} for text that is no base32 */
export function fromBase32(text: string): Buffer {
  let bits = '';
  for (const letter of text) {
    const value = alphabet.indexOf(letter);
    if (value < 0) throw new RangeError('not base32');
    bits += value.toString(2).padStart(5, '0');
  }
  return Buffer.from((bits.match(/.{8}/g) ?? []).map((byte) => Number.parseInt(byte, 2)));
}

export const stepAt = (now: Date): number => Math.floor(now.getTime() / 1000 / stepSeconds);

/**
 * The code of a step.
 * @source RFC 6238 (TOTP, SHA-1, 30 seconds, six digits: what every authenticator app reads)
 */
export function totpCode(secret: Buffer, step: number): string {
  const counter = Buffer.alloc(8);
  counter.writeBigUInt64BE(BigInt(step));
  const hash = createHmac('sha1', secret).update(counter).digest();
  const offset = (hash.at(-1) ?? 0) & 0xf;
  const number = hash.readUInt32BE(offset) & 0x7fffffff;
  return String(number % 10 ** digits).padStart(digits, '0');
}

/**
 * The step whose code this is, now or one step away.
 * @param lastStep the last step whose code was taken: it and older ones are refused
 * @returns `null` for a wrong or used code
 */
export function matchTotp(
  secret: Buffer,
  code: string,
  now: Date,
  lastStep: number,
): number | null {
  const current = stepAt(now);
  for (let step = current - drift; step <= current + drift; step += 1)
    if (step > lastStep && sameText(totpCode(secret, step), code)) return step;
  return null;
}

const sameText = (one: string, other: string) =>
  one.length === other.length && timingSafeEqual(Buffer.from(one), Buffer.from(other));

/** The address that an authenticator app reads from a picture. */
export function totpAddress(secret: Buffer, username: string): string {
  const issuer = encodeURIComponent('Préau');
  const query = `secret=${toBase32(secret)}&issuer=${issuer}&digits=${digits}&period=${stepSeconds}`;
  return `otpauth://totp/${issuer}:${encodeURIComponent(username)}?${query}`;
}
