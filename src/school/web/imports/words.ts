import type { MessageDescriptor } from '@lingui/core';
import { msg } from '@lingui/core/macro';
import type { ImportFault, ImportLine } from '../../contract/imports/routes.ts';
import type {
  ChoosableReason,
  CsvField,
  ImportChoice,
  ImportedRole,
  ImportFormat,
  ImportState,
} from '../../contract/imports/words.ts';
import type { ChipTone } from '../../../platform/web/looks/index.ts';

export const formatWords: Record<ImportFormat, MessageDescriptor> = {
  csv: msg`Fichier CSV`,
  onde: msg`ONDE`,
  siecle: msg`SIECLE`,
  sts: msg`STS-web`,
  oneroster: msg`OneRoster`,
};

export const stateWords: Record<ImportState, { label: MessageDescriptor; tone: ChipTone }> = {
  ready: { label: msg({ message: 'À vérifier', context: 'state of an import' }), tone: 'warn' },
  applying: { label: msg({ message: 'En cours', context: 'state of an import' }), tone: 'info' },
  applied: { label: msg({ message: 'Importé', context: 'state of an import' }), tone: 'good' },
  undoing: {
    label: msg({ message: 'Annulation en cours', context: 'state of an import' }),
    tone: 'info',
  },
  undone: { label: msg({ message: 'Annulé', context: 'state of an import' }), tone: 'plain' },
  cancelled: { label: msg({ message: 'Abandonné', context: 'state of an import' }), tone: 'plain' },
  expired: { label: msg({ message: 'Expiré', context: 'state of an import' }), tone: 'plain' },
};

export const roleWords: Record<ImportedRole, MessageDescriptor> = {
  pupil: msg({ message: 'élève', context: 'role of a person' }),
  teacher: msg({ message: 'enseignant', context: 'role of a person' }),
  staff: msg({ message: 'personnel', context: 'role of a person' }),
  guardian: msg({ message: 'responsable', context: 'role of a person' }),
};

export const everyoneWords: Record<ImportedRole, MessageDescriptor> = {
  pupil: msg`Des élèves`,
  teacher: msg`Des enseignants`,
  staff: msg`D’autres personnels`,
  guardian: msg`Des responsables`,
};

export const fieldWords: Record<CsvField, MessageDescriptor> = {
  family: msg({ message: 'Nom', context: 'column of a file' }),
  given: msg`Prénom`,
  group: msg`Classe`,
  level: msg`Niveau`,
  role: msg`Rôle`,
  email: msg`Adresse électronique (adultes)`,
  identifier: msg`Identifiant dans le logiciel d’origine`,
};

/** Kinds of conflict that a choice settles. */
export const conflictWords: Record<
  ChoosableReason,
  {
    title: MessageDescriptor;
    text: MessageDescriptor;
    ours: MessageDescriptor;
    file: MessageDescriptor;
  }
> = {
  corrected: {
    title: msg`Fiches corrigées à la main`,
    text: msg`L’établissement a corrigé ces fiches, et le fichier dit autre chose.`,
    ours: msg`Garder toutes les fiches`,
    file: msg`Suivre le fichier pour toutes`,
  },
  elsewhere: {
    title: msg`Peut-être dans une autre classe`,
    text: msg`Le registre connaît un élève du même nom, dans une autre classe. Si c’est le même élève, il change de classe.`,
    ours: msg`Ne changer aucun élève de classe`,
    file: msg`Tous ont changé de classe`,
  },
};

/** What was chosen for somebody, once it is written. */
export const choiceWords: Record<ImportChoice, MessageDescriptor> = {
  ours: msg`La fiche a été gardée.`,
  file: msg`Le fichier a été suivi.`,
};

type Reason = ImportFault['reason'] | NonNullable<ImportLine['reason']>;

/** What is wrong with a line, and what to do about it. */
export const reasonWords: Record<Reason, MessageDescriptor> = {
  name_missing: msg`Le nom ou le prénom manque. Le compléter dans le logiciel d’origine.`,
  name_too_long: msg`Le nom dépasse 80 caractères. Le raccourcir dans le logiciel d’origine.`,
  name_refused: msg`Le nom contient des signes qui ne s’écrivent pas dans un nom. Le corriger dans le logiciel d’origine.`,
  group_refused: msg`Le nom de la classe ne peut pas être écrit. La personne est importée sans elle.`,
  role_unknown: msg`Le rôle n’est pas reconnu. Écrire élève, enseignant, personnel ou responsable.`,
  identifier_refused: msg`L’identifiant contient des signes inattendus. Le corriger dans le logiciel d’origine.`,
  email_ignored: msg`L’adresse électronique n’en est pas une. La personne est importée sans elle.`,
  second_division: msg`Le fichier donne plusieurs classes à cet élève. La première est gardée.`,
  duplicate: msg`Cette personne figure déjà plus haut dans le fichier. Cette ligne est laissée de côté.`,
  pupil_unknown: msg`L’élève de ce responsable n’est pas dans le registre. Importer d’abord les élèves.`,
  cells_missing: msg`La ligne est incomplète. La compléter ou refaire l’export.`,
  enrollment_unknown: msg`La personne ou la classe de cette inscription n’est pas dans le registre. Importer d’abord une archive complète.`,
  namesake: msg`Plusieurs personnes portent ce nom. Ajouter ou corriger celle-ci à la main.`,
  elsewhere: msg`Une personne du même nom est dans une autre classe. Si c’est elle, la changer de classe, puis refaire l’import.`,
  role_differs: msg`Le registre connaît cette personne sous un autre rôle. Vérifier sa fiche.`,
  identifiers_differ: msg`Ses identifiants désignent deux fiches du registre. Vérifier ces fiches.`,
  corrected: msg`La fiche a été corrigée à la main et le fichier dit autre chose.`,
  in_use: msg`Un compte, un cours ou un autre import en dépend. La fiche est gardée.`,
  changed_since: msg`La fiche a été modifiée depuis l’import. Elle est laissée telle quelle.`,
};
