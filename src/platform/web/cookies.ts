import { cookies } from '../contract/cookies.ts';

type DeviceCookie = 'language' | 'display';

const YEAR_IN_SECONDS = 365 * 24 * 60 * 60;

/** Reads one of the two cookies that keep a device's choices; `undefined` when there is none. */
export function readCookie(cookie: DeviceCookie): string | undefined {
  const prefix = `${cookies[cookie].name}=`;
  return document.cookie
    .split('; ')
    .find((pair) => pair.startsWith(prefix))
    ?.slice(prefix.length);
}

/** Keeps a choice on this device for a year; an empty value forgets it. */
export function writeCookie(cookie: DeviceCookie, value: string): void {
  const life = value === '' ? 0 : YEAR_IN_SECONDS;
  const secure = location.protocol === 'https:' ? '; Secure' : '';
  // The Cookie Store API is younger than the tablets that we serve.
  // oxlint-disable-next-line unicorn/no-document-cookie
  document.cookie = `${cookies[cookie].name}=${value}; Path=/; Max-Age=${life}; SameSite=Lax${secure}`;
}
