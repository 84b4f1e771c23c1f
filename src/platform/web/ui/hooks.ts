import { useLingui } from '@lingui/react';
import { useEffect, useSyncExternalStore } from 'react';
import { display, onDisplayChange } from '../display.ts';
import { type Format, formatFor } from '../format.ts';
import type { Display } from '../display-choices.ts';
import type { Language } from '../languages.ts';

/** The language of the page; the component draws again when it changes. */
export const useLanguage = (): Language => useLingui().i18n.locale as Language;

/** Dates and hours in the page's language, in the school's time zone. */
export const useFormat = (timeZone: string): Format => formatFor(useLanguage(), timeZone);

/** The choices of this device about the look of the pages. */
export const useDisplay = (): Display => useSyncExternalStore(onDisplayChange, display);

/** Names the page in the browser's tab. */
export function usePageTitle(title: string): void {
  useEffect(() => {
    document.title = `${title} · Préau`;
  }, [title]);
}

/** The present minute, as an instant that moves on by itself. */
export function useNow(): Date {
  const minute = useSyncExternalStore(everyMinute, currentMinute);
  return new Date(minute);
}

const currentMinute = (): number => Math.floor(Date.now() / 60_000) * 60_000;

function everyMinute(tick: () => void): () => void {
  const timer = setInterval(tick, 5_000);
  return () => clearInterval(timer);
}
