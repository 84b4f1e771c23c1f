import { msg } from '@lingui/core/macro';
import type { SentencesOf } from '../../platform/web/index.ts';
import type { meetingProblems } from '../contract/problems.ts';

export const meetingSentences: SentencesOf<typeof meetingProblems> = {
  'meeting.group_unknown': {
    title: msg`Cette classe n’existe plus`,
    remedy: msg`Choisir une autre classe\u00a0: la liste vient d’être mise à jour par l’établissement.`,
  },
  'meeting.host_unfit': {
    title: msg`Une des personnes choisies ne peut pas animer ce cours`,
    remedy: msg`Choisir parmi les personnes qui enseignent dans cette classe ou l’accompagnent en ce moment.`,
  },
  'meeting.hours_reversed': {
    title: msg`La fin vient avant le début`,
    remedy: msg`Choisir une heure de fin plus tardive.`,
  },
  'meeting.too_long': {
    title: msg`Un cours dure douze heures au plus`,
    remedy: msg`Choisir une heure de fin plus proche.`,
  },
  'meeting.repetition_invalid': {
    title: msg`Cette répétition n’est pas possible`,
    remedy: msg`Choisir une date de fin après le premier cours, pour soixante cours au plus.`,
  },
  'meeting.over': {
    title: msg`Ce cours est terminé ou annulé`,
    remedy: msg`Il ne change plus. En prévoir un nouveau si besoin.`,
  },
  'meeting.in_progress': {
    title: msg`Ce cours est en train de se dérouler`,
    remedy: msg`Le terminer d’abord, puis réessayer.`,
  },
  'meeting.invited_unfit': {
    title: msg`Une des personnes invitées n’est plus dans l’établissement`,
    remedy: msg`Rouvrir la liste des collègues, puis choisir de nouveau\u00a0: rien n’a changé.`,
  },
  'meeting.places_held': {
    title: msg`Plus de places sont déjà réservées`,
    remedy: msg`Personne ne perd sa place\u00a0: en garder au moins autant qu’il y a d’inscrits.`,
  },
  'meeting.places_settled': {
    title: msg`La réunion commence, les places ne changent plus`,
    remedy: msg`Prévenir qui anime la réunion si vous ne venez pas.`,
  },
};
