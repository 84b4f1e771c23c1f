import { msg } from '@lingui/core/macro';
import type { SentencesOf } from '../../../platform/web/index.ts';
import type { entryProblems } from '../../contract/problems.ts';

/** What the staff reads; pupils have their own words, in their own page. */
export const entrySentences: SentencesOf<typeof entryProblems> = {
  'entry.link_unknown': {
    title: msg`Ce lien n’ouvre rien`,
    remedy: msg`Il est ancien ou incomplet. En faire un nouveau depuis la liste des liens.`,
  },
  'entry.too_early': {
    title: msg`La porte n’est pas encore ouverte`,
    remedy: msg`Revenir à l’heure du cours\u00a0: le lien reste valable.`,
  },
  'entry.link_taken': {
    title: msg`Ce lien est déjà ouvert dans un autre navigateur`,
    remedy: msg`Faire un nouveau lien pour cette personne\u00a0: l’ancien ne marchera plus.`,
  },
  'entry.device_refused': {
    title: msg`Cet appareil a été refusé`,
    remedy: msg`Revenir sur l’appareil qui a ouvert le lien en premier, ou demander un nouveau lien.`,
  },
  'entry.request_gone': {
    title: msg`Cette demande n’attend plus de réponse`,
    remedy: msg`Quelqu’un y a déjà répondu, ou le lien a été renouvelé.`,
  },
  'entry.name_unfit': {
    title: msg`Ce nom ne peut pas être montré en classe`,
    remedy: msg`Écrire un prénom et un nom avec les lettres d’une seule écriture, sans chiffre ni signe.`,
  },
  'entry.named_by_register': {
    title: msg`Ce nom vient du registre de l’établissement`,
    remedy: msg`La direction le corrige, dans «\u00a0Personnes\u00a0». Ici se corrige le nom des invités.`,
  },
  'entry.name_taken': {
    title: msg`Ce nom ressemble à celui du professeur`,
    remedy: msg`Écrire son propre prénom et son propre nom.`,
  },
  'entry.guests_full': {
    title: msg`Trop d’invités attendent déjà`,
    remedy: msg`Le lien de la classe circule peut-être\u00a0: le renouveler.`,
  },
  'entry.excluded': {
    title: msg`Cette personne a été exclue de ce cours`,
    remedy: msg`Elle ne peut pas y revenir.`,
  },
  'entry.over': {
    title: msg`Ce cours est terminé`,
    remedy: msg`Les liens du prochain cours se trouvent dans la semaine.`,
  },
};
