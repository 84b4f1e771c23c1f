import { useLingui } from '@lingui/react/macro';
import type { TermDays } from '../contract/terms.ts';

/** When messages go, in words that follow « s’effacent ». */
export function useTermWords(): (days: TermDays) => string {
  const { t } = useLingui();
  return (days) =>
    ({
      0: t`dès la fin du cours`,
      1: t`le lendemain du cours`,
      7: t`une semaine après le cours`,
      30: t`30 jours après le cours`,
    })[days];
}
