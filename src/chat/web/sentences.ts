import { msg } from '@lingui/core/macro';
import type { SentencesOf } from '../../platform/web/index.ts';
import type { chatProblems } from '../contract/problems.ts';

export const chatSentences: SentencesOf<typeof chatProblems> = {
  'chat.too_fast': {
    title: msg`Trop de messages à la suite`,
    remedy: msg`Attendre {seconds} s, puis envoyer. Le texte reste là.`,
  },
  'chat.slow': {
    title: msg`Un message à la fois`,
    remedy: msg`Dans cette classe, on attend entre deux messages : encore {seconds} s. Le texte reste là.`,
  },
  'chat.no_links': {
    title: msg`Les adresses ne partent pas d’ici`,
    remedy: msg`Retirer du texte l’adresse du site, puis envoyer. Seul un professeur peut ouvrir les liens.`,
  },
  'chat.no_class': {
    title: msg`Cette réunion n’est celle d’aucune classe`,
    remedy: msg`Ces réglages se font dans un cours d’une classe.`,
  },
  'chat.moved': {
    title: msg`Changement de salle`,
    remedy: msg`Rien n’est parti : d’autres personnes l’auraient lu. Choisir qui lira, puis envoyer.`,
  },
};
