import { msg } from '@lingui/core/macro';
import type { SentencesOf } from '../../../platform/web/index.ts';
import type { keptProblems } from '../../contract/problems.ts';

export const keptSentences: SentencesOf<typeof keptProblems> = {
  'chat.lesson_not_over': {
    title: msg`Ce cours n’est pas terminé`,
    remedy: msg`Jusque-là, ses messages se lisent dans la salle.`,
  },
};
