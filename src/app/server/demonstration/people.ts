import type { Role } from '../../../access/contract/actors.ts';
import type { PersonName } from '../../../school/contract/names.ts';
import { uaiCheckLetter } from '../../../school/contract/uai.ts';

/** Nobody's school: there is no department 000. */
export const school = {
  uai: `0000001${uaiCheckLetter('0000001')}`,
  name: 'Collège de démonstration',
  timeZone: 'Europe/Paris',
  pupilAddress: 'tu',
} as const;

type StaffMember = { username: string; role: Role; name: PersonName; label: string };

const member = (
  username: string,
  role: Role,
  [title, given, family]: [string, string, string],
  work: string,
): StaffMember => ({
  username,
  role,
  name: { family, given, title },
  label: `${title} ${family}, ${work}`,
});

/** The adults who have an account; the first one teaches the lesson that is always ready. */
export const martin = member('martin', 'teacher', ['Mme', 'Sylvie', 'Martin'], 'professeure');
export const staff: readonly StaffMember[] = [
  martin,
  member('haddad', 'teacher', ['M.', 'Karim', 'Haddad'], 'professeur'),
  member('delatour', 'teacher', ['Mme', 'Hélène', 'de La Tour'], 'professeure'),
  member('benali', 'head', ['Mme', 'Aïcha', 'Benali'], 'principale'),
  member('legoff', 'administrator', ['M.', 'Yann', 'Le Goff'], 'administrateur'),
  member('nkomo', 'staff', ['Mme', 'Rose', 'Nkomo'], 'conseillère principale d’éducation'),
];

/** `Family, Given`: accents, particles, hyphens, apostrophes, namesakes, brothers and sisters. */
const names = (register: string): PersonName[] =>
  register
    .trim()
    .split('\n')
    .map((entry) => {
      const [family = '', given = ''] = entry.split(',').map((part) => part.trim());
      return { family, given, title: null };
    });

export type DemonstrationGroup = {
  name: string;
  pupils: PersonName[];
  teachers: readonly string[];
};

/** Where the invited pupils are: a teacher who opens another lesson of the day waits for them in vain. */
export const invitedGroup = '6e B';

export const groups: readonly DemonstrationGroup[] = [
  {
    name: invitedGroup,
    teachers: ['martin', 'haddad'],
    pupils: names(`
      Aït Ouarab, Inès
      Bernard, Emma
      Bernard, Emma
      Ben Salah, Youssef
      Caron, Léo
      Çelik, Elif
      d’Almeida, Noé
      de La Fontaine, Côme
      Diallo, Mariama
      Dubois, Zoé
      Étienne, Maëlys
      Fernandes, Tiago
      García López, Lucía
      Garnier, Jean-Baptiste
      Le Gall, Maël
      Lefèvre, Anaïs
      Lefebvre, Hugo
      N’Diaye, Awa
      Ndiaye, Ibrahima
      Nguyen, Linh
      Œuvrard, Basile
      Petit, Marie-Lou
      Roux, Gaëtan
      Ünal, Deniz
      Zidane, Naël`),
  },
  {
    name: '5e A',
    teachers: ['martin', 'delatour'],
    pupils: names(`
      Abdou, Saïd
      Barbier, Éloïse
      Ben Salah, Nour
      Blanc, Timothée
      Cohen, Élie
      Da Silva, Beatriz
      Dubois, Maxence
      Dupont-Morel, Agathe
      El Amrani, Salma
      Faure, Loïc
      Guérin, Apolline
      Hernández, Óscar
      Kouassi, Ange-Désiré
      L’Hostis, Nolwenn
      Lambert, Adèle
      Le Bihan, Ewen
      Mbala-Roche, Aminata
      Mercier, François-Xavier
      N’Diaye, Moussa
      O’Connor, Liam
      Popović, Mila
      Rakotomalala, Tiana
      Rey, Chloé
      Thévenot, Célestin
      Van den Berghe, Lotte
      Yılmaz, Ada`),
  },
];

/** Who gets a personal link at each start, in the invited group. */
export const invited = ['Zoé Dubois', 'Awa N’Diaye', 'Côme de La Fontaine'] as const;
