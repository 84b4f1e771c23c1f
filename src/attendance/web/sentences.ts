import { msg } from '@lingui/core/macro';
import type { SentencesOf } from '../../platform/web/index.ts';
import type { attendanceProblems } from '../contract/problems.ts';

export const attendanceSentences: SentencesOf<typeof attendanceProblems> = {
  'attendance.not_held': {
    title: msg`Ce cours n’a pas encore été ouvert`,
    remedy: msg`L’appel se prépare tout seul dès que la salle est ouverte.`,
  },
  'attendance.changed': {
    title: msg`La liste a changé pendant la lecture`,
    remedy: msg`Quelqu’un est entré, sorti, ou a été corrigé. La relire, puis confirmer.`,
  },
  'attendance.not_confirmed': {
    title: msg`Cet appel n’est pas encore confirmé`,
    remedy: msg`L’enseignant le confirme d’abord, puis il s’exporte.`,
  },
};
