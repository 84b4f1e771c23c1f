import { msg } from '@lingui/core/macro';
import type { SentencesOf } from '../../platform/web/index.ts';
import type { schoolProblems } from '../contract/problems.ts';

export const schoolSentences: SentencesOf<typeof schoolProblems> = {
  'school.name_unfit': {
    title: msg`Ce nom contient des signes inattendus`,
    remedy: msg`L’écrire en lettres latines, avec ses accents, ses traits d’union et ses apostrophes.`,
  },
  'school.last_head': {
    title: msg`L’établissement n’aurait plus personne à sa direction`,
    remedy: msg`Donner d’abord ce rôle à une autre personne, sans limite de dates.`,
  },
  'school.role_kind': {
    title: msg`Une fiche d’élève, de responsable ou de personnel ne change pas de nature`,
    remedy: msg`Ajouter une nouvelle fiche pour cette personne, puis supprimer l’ancienne.`,
  },
  'school.dates_reversed': {
    title: msg`La fin vient avant le début`,
    remedy: msg`Choisir un dernier jour plus tardif.`,
  },
  'school.guardian_unfit': {
    title: msg`Ce lien unit un responsable et un élève`,
    remedy: msg`Vérifier le rôle des deux personnes.`,
  },
  'school.group_name_taken': {
    title: msg`Un autre groupe de l’année porte ce nom`,
    remedy: msg`Choisir un autre nom.`,
  },
  'school.member_unfit': {
    title: msg`Cette personne ne peut pas avoir cette place dans un groupe`,
    remedy: msg`Les élèves apprennent, le corps enseignant enseigne, le personnel assiste. Vérifier son rôle.`,
  },
  'school.other_division': {
    title: msg`Cet élève est déjà dans une autre classe`,
    remedy: msg`Un élève est dans une classe à la fois. Recharger la page, puis le faire changer de classe.`,
  },
  'school.group_archived': {
    title: msg`Ce groupe est archivé`,
    remedy: msg`Le rétablir d’abord, ou choisir un groupe de l’année en cours.`,
  },
};
