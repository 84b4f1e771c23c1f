import type { Credentials } from './session.ts';

/** What an address may put into the form. */
export type Prefill = {
  username: string;
  password: string;
  /** From a pupil's card; otherwise from a demonstration, and only there taken. */
  card: boolean;
};

const cardMark = 'carte:';

/**
 * The address in a card's picture. The fragment goes to nobody: it is in no log and no referrer, and our
 * page takes it off the address at once.
 */
export function cardAddress(origin: string, username: string, password: string | null): string {
  const parts = [username, ...(password === null ? [] : [password])].map(encodeURIComponent);
  return `${origin}/connexion#${cardMark}${parts.join(':')}`;
}

/**
 * Reads `#carte:username`, `#carte:username:password` as a card has it, or `#username:password` as the
 * demonstration prints it in its address.
 * @returns nothing when the fragment has another form
 */
export function prefillIn(fragment: string): Prefill | undefined {
  const card = fragment.startsWith(`#${cardMark}`);
  const rest = fragment.slice(card ? cardMark.length + 1 : 1);
  const [, username, password] = /^([^:]+)(?::(.+))?$/.exec(rest) ?? [];
  if (username === undefined || (!card && password === undefined)) return undefined;
  try {
    return {
      username: decodeURIComponent(username),
      password: decodeURIComponent(password ?? ''),
      card,
    };
  } catch {
    // Not our own encoding: nothing to prefill.
    return undefined;
  }
}

let taken: Prefill | undefined;

/**
 * Takes the credentials out of the address bar before anything else runs, so that they stay neither there
 * nor in the history. A demonstration's prefill the form only when the installation says that it is one.
 */
export function takeCredentialsFromAddress(): void {
  if (location.pathname !== '/connexion') return;
  taken = prefillIn(location.hash);
  if (taken) history.replaceState(history.state, '', location.pathname + location.search);
}

/** What fills the form: a card's words anywhere, the demonstration's there alone. */
export const takenCredentials = (demonstration: boolean): Credentials | undefined =>
  taken && (taken.card || demonstration) ? taken : undefined;
