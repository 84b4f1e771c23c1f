import { msg } from '@lingui/core/macro';
import type { SentencesOf } from '../../platform/web/index.ts';
import type { pollProblems } from '../contract/problems.ts';

export const pollSentences: SentencesOf<typeof pollProblems> = {
  'poll.one_open': {
    title: msg`Un sondage est déjà ouvert`,
    remedy: msg`Le clore, puis poser la question suivante. Ce qui est écrit reste là.`,
  },
  'poll.closed': {
    title: msg`Ce sondage vient d’être clos`,
    remedy: msg`La réponse n’a pas été comptée ; il n’y a rien à faire.`,
  },
  'poll.still_open': {
    title: msg`Ce sondage est encore ouvert`,
    remedy: msg`Le clore d’abord : son résultat ne change plus, et peut être montré.`,
  },
  'poll.already_answered': {
    title: msg`La réponse est déjà comptée`,
    remedy: msg`À un sondage anonyme, on répond une fois ; rien n’est perdu.`,
  },
  'poll.too_few': {
    title: msg`Trop peu de réponses`,
    remedy: msg`Un sondage anonyme ne montre rien à moins de 3 réponses : on saurait qui a dit quoi.`,
  },
  'poll.too_fast': {
    title: msg`Trop de réponses à la suite`,
    remedy: msg`Attendre {seconds} s, puis répondre. La dernière réponse comptée reste.`,
  },
};
