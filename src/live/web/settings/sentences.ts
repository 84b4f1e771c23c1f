import { msg } from '@lingui/core/macro';
import type { SentencesOf } from '../../../platform/web/index.ts';
import type { liveProblems } from '../../contract/problems.ts';

export const liveSentences: SentencesOf<typeof liveProblems> = {
  'preset.name_taken': {
    title: msg`Vous avez déjà un préréglage de ce nom`,
    remedy: msg`Choisir un autre nom, ou oublier d’abord celui qui le porte.`,
  },
  'preset.too_many': {
    title: msg`Trente préréglages sont déjà gardés`,
    remedy: msg`En oublier un, puis réessayer\u00a0: rien n’est perdu des autres.`,
  },
};
