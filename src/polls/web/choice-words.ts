import { useLingui } from '@lingui/react/macro';
import type { Poll } from '../contract/routes.ts';

type Asked = Pick<Poll, 'kind' | 'options' | 'question'>;

/** The words of a poll: those that were written, or those that its kind brings. */
export function usePollWords() {
  const { t } = useLingui();
  return {
    choices: ({ kind, options }: Asked): readonly string[] => {
      if (kind === 'yesNo') return [t`Oui`, t`Non`];
      return kind === 'letters' ? ['A', 'B', 'C', 'D'] : options;
    },
    question: ({ kind, question }: Asked): string => {
      if (question !== '') return question;
      return kind === 'yesNo' ? t`Oui ou non ?` : t`A, B, C ou D ?`;
    },
  };
}
