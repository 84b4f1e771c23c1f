import { msg } from '@lingui/core/macro';
import type { SentencesOf } from '../../../platform/web/index.ts';
import type { providerProblems } from '../../contract/providers/problems.ts';

export const providerSentences: SentencesOf<typeof providerProblems> = {
  'identity.provider_way_lost': {
    title: msg`La connexion n’a pas pu se terminer`,
    remedy: msg`Elle a duré plus de dix minutes, ou s’est finie dans un autre navigateur. Recommencer ici, en une fois.`,
  },
  'identity.provider_gone': {
    title: msg`Ce service de connexion ne mène plus à Préau`,
    remedy: msg`L’établissement l’a retiré ou remplacé. Se connecter ici d’une autre façon, ou s’adresser au secrétariat.`,
  },
  'identity.provider_refused': {
    title: msg`Le service de connexion de l’établissement n’a pas confirmé`,
    remedy: msg`Recommencer. Si le refus revient, prévenir l’établissement en donnant le code ci-dessous.`,
  },
  'identity.provider_away': {
    title: msg`Le service de connexion de l’établissement ne répond pas`,
    remedy: msg`Réessayer dans quelques minutes, ou se connecter avec l’identifiant de Préau.`,
  },
  'identity.provider_address': {
    title: msg`L’adresse du service de connexion n’est pas permise`,
    remedy: msg`Elle doit commencer par https:// et être joignable sur Internet. Pour un service du réseau privé, l’hébergeur l’autorise par le réglage PREAU_PROVIDER_NETWORKS.`,
  },
  'identity.provider_waits': {
    title: msg`Ce compte n’est pas encore relié à Préau`,
    remedy: msg`L’établissement vient d’être prévenu et doit dire à qui il est. Revenir plus tard, ou s’adresser au secrétariat.`,
  },
  'identity.provider_other_school': {
    title: msg`Ce compte est celui d’un autre établissement`,
    remedy: msg`Se déconnecter du service de connexion, puis revenir avec le compte de cet établissement.`,
  },
  'identity.provider_person_closed': {
    title: msg`L’accès est fermé`,
    remedy: msg`L’établissement a suspendu cet accès, ou ses dates ne sont pas celles d’aujourd’hui. S’adresser au secrétariat.`,
  },
  'identity.visit_gone': {
    title: msg`Cette demande est déjà réglée`,
    remedy: msg`Une autre personne l’a traitée entre-temps. Recharger la page.`,
  },
};
