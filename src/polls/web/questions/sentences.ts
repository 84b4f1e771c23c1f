import { msg } from '@lingui/core/macro';
import type { SentencesOf } from '../../../platform/web/index.ts';
import type { questionProblems } from '../../contract/problems.ts';

export const questionSentences: SentencesOf<typeof questionProblems> = {
  'question.too_many': {
    title: msg`Trop de listes de questions`,
    remedy: msg`En supprimer une qui ne sert plus, puis enregistrer. Ce qui est écrit reste là.`,
  },
};
