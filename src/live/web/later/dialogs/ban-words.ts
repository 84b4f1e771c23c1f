import { useLingui } from '@lingui/react/macro';
import type { BanReason, BanSpan } from '../../../../meeting/contract/bans.ts';

/** Why somebody was excluded, as a teacher chooses and reads it. */
export function useReasons(): Record<BanReason, string> {
  const { t } = useLingui();
  return {
    disturbs: t`Perturbe le cours`,
    words: t`Propos déplacés`,
    intruder: t`N’a rien à faire ici`,
    other: t`Autre motif`,
  };
}

/** How long. */
export function useSpans(): Record<BanSpan, string> {
  const { t } = useLingui();
  return { lesson: t`Pour ce cours`, lifted: t`Jusqu’à ce que je la lève` };
}
