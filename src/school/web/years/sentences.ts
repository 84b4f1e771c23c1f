import { msg } from '@lingui/core/macro';
import type { SentencesOf } from '../../../platform/web/index.ts';
import type { yearProblems } from '../../contract/years/problems.ts';

export const yearSentences: SentencesOf<typeof yearProblems> = {
  'year.none': {
    title: msg`Aucune année n’est en cours`,
    remedy: msg`Nommer d’abord l’année en cours sur la page des années scolaires.`,
  },
  'year.exists': {
    title: msg`Une année est déjà nommée`,
    remedy: msg`Recharger la page pour la voir.`,
  },
  'year.name_taken': {
    title: msg`Une autre année porte ce nom`,
    remedy: msg`Choisir un autre nom.`,
  },
  'year.overlap': {
    title: msg`Ces dates empiètent sur une autre année`,
    remedy: msg`Une année commence après la fin de la précédente. Vérifier les deux dates.`,
  },
  'year.stale': {
    title: msg`Les classes ou les cours ont changé depuis cet aperçu`,
    remedy: msg`Rien n’a été fait. Recharger la page\u00a0: l’aperçu tiendra compte de ces changements.`,
  },
  'year.busy': {
    title: msg`Un import est en cours`,
    remedy: msg`Attendre qu’il se termine, puis recommencer. Rien n’a été changé.`,
  },
  'year.undo_over': {
    title: msg`Cette bascule ne s’annule plus`,
    remedy: msg`Elle est déjà annulée, ou une autre a suivi. Recharger la page.`,
  },
  'year.in_use': {
    title: msg`La nouvelle année a déjà servi`,
    remedy: msg`Un groupe ou un élève y a changé de place. Corriger les classes à la main, ou défaire d’abord ce changement. Rien n’a été changé ici.`,
  },
};
