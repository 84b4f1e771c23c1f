import type { MessageDescriptor } from '@lingui/core';
import { msg } from '@lingui/core/macro';
import type { Role } from '../../../access/contract/actors.ts';
import type { ChipTone } from '../../../platform/web/looks/index.ts';
import type { PersonRecord } from '../../contract/person-views.ts';
import type { MemberRole } from '../../contract/role-kinds.ts';
import type { Standing } from '../../contract/standing.ts';

export const roleWords: Record<Role, MessageDescriptor> = {
  head: msg`Direction`,
  signatory: msg`Signature du contrat`,
  administrator: msg`Administration`,
  officer: msg`Protection des données`,
  teacher: msg`Enseignement`,
  substitute: msg`Remplacement`,
  assistant: msg`Assistance`,
  staff: msg`Vie scolaire et services`,
  pupil: msg`Élève`,
  guardian: msg`Responsable`,
};

export const standingWords: Record<Standing, { label: MessageDescriptor; tone: ChipTone }> = {
  active: { label: msg`En activité`, tone: 'good' },
  suspended: { label: msg`Accès suspendu`, tone: 'bad' },
  early: { label: msg`Pas encore commencé`, tone: 'info' },
  past: { label: msg`Période terminée`, tone: 'plain' },
};

export const sourceWords: Record<PersonRecord['source'], MessageDescriptor> = {
  entered: msg`Saisie dans Préau`,
  import: msg`Import d’un logiciel de scolarité`,
  provider: msg`Connexion par le fournisseur d’identité`,
  installation: msg`Installation de Préau`,
};

export const memberWords: Record<MemberRole, MessageDescriptor> = {
  pupil: msg`élève`,
  teacher: msg`enseigne`,
  assistant: msg`assiste`,
};

/** What was done to a record; something newer than this page is said in general. */
export const changeWords: Record<string, MessageDescriptor> = {
  add: msg`Ajout`,
  correct: msg`Correction`,
  role: msg`Changement de rôle`,
  limits: msg`Dates changées`,
  suspend: msg`Accès suspendu`,
  reinstate: msg`Accès rétabli`,
  guardian: msg`Responsable ajouté`,
  guardian_end: msg`Responsable retiré`,
  member: msg`Groupe changé`,
};
export const otherChange = msg`Modification`;
