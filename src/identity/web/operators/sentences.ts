import { msg } from '@lingui/core/macro';
import type { SentencesOf } from '../../../platform/web/index.ts';
import type { operatorProblems } from '../../contract/operators/problems.ts';

export const operatorSentences: SentencesOf<typeof operatorProblems> = {
  'installation.link_unknown': {
    title: msg`Ce lien ne sert plus`,
    remedy: msg`Il a déjà servi, ou il est trop ancien. En demander un nouveau à qui l’a donné.`,
  },
  'installation.username_taken': {
    title: msg`Cet identifiant est déjà pris`,
    remedy: msg`En choisir un autre. Le lien reste bon.`,
  },
  'operator.school_exists': {
    title: msg`Cet établissement est déjà là`,
    remedy: msg`Le retrouver dans la liste par son code UAI.`,
  },
  'operator.uai_wrong': {
    title: msg`Ce code UAI n’existe pas`,
    remedy: msg`Vérifier les sept chiffres et la lettre finale, qui se contrôlent l’un l’autre.`,
  },
  'operator.has_account': {
    title: msg`Le signataire a déjà son compte`,
    remedy: msg`Il peut se connecter. S’il a perdu son mot de passe, l’établissement lui en donne un autre.`,
  },
};
