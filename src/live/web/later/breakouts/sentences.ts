import { msg } from '@lingui/core/macro';
import type { SentencesOf } from '../../../../platform/web/index.ts';
import type { breakoutProblems } from '../../../contract/breakout-problems.ts';

export const breakoutSentences: SentencesOf<typeof breakoutProblems> = {
  'breakouts.open': {
    title: msg`Des ateliers sont déjà ouverts`,
    remedy: msg`Un collègue vient de les ouvrir. Changez-les, ou fermez-les avant d’en ouvrir d’autres.`,
  },
  'breakouts.put_by_host': {
    title: msg`Cette place est fixée`,
    remedy: msg`Le professeur a dit où être. Il faut y rester, ou l’appeler.`,
  },
  'breakouts.full': {
    title: msg`Cet atelier est complet`,
    remedy: msg`Toutes ses places sont prises. Il faut en choisir un autre.`,
  },
  'breakouts.too_many_plans': {
    title: msg`Vous gardez déjà beaucoup de plans pour cette classe`,
    remedy: msg`Oubliez-en un, puis gardez celui-ci.`,
  },
};
