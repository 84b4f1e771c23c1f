import { useLingui } from '@lingui/react/macro';
import {
  Heart,
  Laugh,
  Lightbulb,
  type LucideIcon,
  PartyPopper,
  Star,
  ThumbsUp,
} from 'lucide-react';
import type { ReactionKind } from '../../../contract/reactions.ts';

/** How each reaction looks: drawn by us, since an old tablet lacks some emojis. */
export const signs: Record<ReactionKind, LucideIcon> = {
  yes: ThumbsUp,
  clap: Star,
  heart: Heart,
  laugh: Laugh,
  idea: Lightbulb,
  party: PartyPopper,
};

/** How each reaction is called. */
export function useReactionWords(): Record<ReactionKind, string> {
  const { t } = useLingui();
  return {
    yes: t`D’accord`,
    clap: t`Bravo`,
    heart: t`J’aime`,
    laugh: t`Cela fait rire`,
    idea: t`J’ai compris`,
    party: t`Hourra`,
  };
}
