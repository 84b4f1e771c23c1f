import { msg } from '@lingui/core/macro';
import type { SentencesOf } from '../../platform/web/index.ts';
import type { identityProblems } from '../contract/problems.ts';

export const identitySentences: SentencesOf<typeof identityProblems> = {
  'identity.credentials_refused': {
    title: msg`Identifiant ou mot de passe incorrect`,
    remedy: msg`Vérifier les deux, majuscules comprises, puis réessayer. L’établissement peut donner un nouveau mot de passe.`,
  },
  'identity.invitation_unknown': {
    title: msg`Cette invitation ne fonctionne pas, ou plus`,
    remedy: msg`Elle sert une seule fois, pendant quatorze jours. L’établissement peut en faire une nouvelle.`,
  },
  'identity.password_short': {
    title: msg`Mot de passe trop court`,
    remedy: msg({ message: 'Il faut au moins {shortest} caractères\u00a0: une phrase convient.' }),
  },
  'identity.password_wrong': {
    title: msg`Ce n’est pas le mot de passe actuel`,
    remedy: msg`Vérifier le mot de passe actuel, puis réessayer.`,
  },
  'identity.username_taken': {
    title: msg`Cet identifiant ne convient pas`,
    remedy: msg`Il est déjà pris, ou contient autre chose que des lettres sans accent, des chiffres, un point ou un tiret. En choisir un autre.`,
  },
  'identity.no_email': {
    title: msg`Pas d’adresse électronique`,
    remedy: msg`L’ajouter à la fiche de la personne, ou remettre l’invitation en main propre.`,
  },
  'identity.code_wrong': {
    title: msg`Ce code ne convient pas`,
    remedy: msg`Chaque code sert une fois. L’application en donne un nouveau toutes les 30 secondes.`,
  },
  'identity.factor_required': {
    title: msg`Ce compte doit garder une double vérification`,
    remedy: msg`Ajouter d’abord une clé d’accès ou une application, puis retirer celle-ci.`,
  },
  'identity.passkey_refused': {
    title: msg`Cette clé d’accès n’a pas été reconnue`,
    remedy: msg`Réessayer, ou se connecter avec le mot de passe.`,
  },
  'identity.passkeys_full': {
    title: msg`Dix clés d’accès, c’est le plus possible`,
    remedy: msg`Retirer une clé qui ne sert plus.`,
  },
  'identity.no_pupil': {
    title: msg`Aucun élève de cette classe n’est choisi`,
    remedy: msg`Choisir au moins un élève, ou recharger la page si la classe a changé.`,
  },
  'identity.try_later': {
    title: msg`Trop d’essais sur ce compte`,
    remedy: msg({
      message: 'Réessayer dans {seconds} secondes. Cette attente protège le compte.',
    }),
  },
};
