import { msg } from '@lingui/core/macro';
import type { SentencesOf } from '../../../platform/web/index.ts';
import type { reviewProblems } from '../../contract/problems.ts';

export const reviewSentences: SentencesOf<typeof reviewProblems> = {
  'poll.lesson_not_over': {
    title: msg`Ce cours n’est pas terminé`,
    remedy: msg`Jusque-là, ses sondages sont dans la salle : Outils, puis Sondages.`,
  },
};
