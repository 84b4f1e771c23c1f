import { useLingui } from '@lingui/react/macro';
import type { Right, Standing } from '../../../../access/contract/rights.ts';

/** Rights that something on the page obeys, in the order in which they are shown. */
export const shownRights = [
  'microphone',
  'camera',
  'screen',
  'chatTeachers',
  'chatAll',
  'react',
  'seeCameras',
  'seeList',
] as const satisfies Right[];
export type ShownRight = (typeof shownRights)[number];

/** How a right is called, in one word and in a sentence; for the class page, and for the pages of its settings. */
export function useRightWords(
  isOfStaff: boolean,
): Record<ShownRight, { short: string; long: string }> {
  const { t } = useLingui();
  return {
    microphone: { short: t`Micros`, long: t`Ouvrir son micro` },
    camera: { short: t`Caméras`, long: t`Montrer sa caméra` },
    screen: { short: t`Partages`, long: t`Partager son écran` },
    chatTeachers: {
      short: t`Messages`,
      long: isOfStaff ? t`Écrire à qui anime la réunion` : t`Écrire aux professeurs`,
    },
    chatAll: { short: t`Messages à tous`, long: t`Écrire à tous` },
    react: { short: t`Réactions`, long: t`Réagir par un signe` },
    seeCameras: {
      short: t`Voir les autres`,
      long: isOfStaff ? t`Voir les caméras des autres` : t`Voir les caméras des autres élèves`,
    },
    seeList: { short: t`Liste`, long: t`Voir qui est là (sans quoi les caméras se cachent aussi)` },
  };
}

/** Where a right's present value comes from. */
export function useOriginWords(): Record<Standing['from'], string> {
  const { t } = useLingui();
  return {
    role: t`réglage de départ`,
    school: t`réglé par l’établissement`,
    class: t`réglé pour cette classe`,
    meeting: t`réglé pour ce cours`,
    person: t`réglé pour cette personne`,
    calm: t`suspendu par « Calme »`,
    exam: t`suspendu par l’évaluation`,
  };
}
