import { useLingui } from '@lingui/react/macro';
import type { Presence } from '../contract/statuses.ts';
import { looks } from './words.ts';

/** A line in words: `En retard (12 min)`. */
export function useLine(): (presence: Presence) => string {
  const { i18n, t } = useLingui();
  return ({ status, lateMinutes }) => {
    const words = i18n._(looks[status].words);
    if (lateMinutes === null) return words;
    return status === 'late'
      ? t`${words} (${lateMinutes} min)`
      : t`${words} (retard : ${lateMinutes} min)`;
  };
}
