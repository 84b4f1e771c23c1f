import type { MessageDescriptor } from '@lingui/core';
import { msg } from '@lingui/core/macro';
import { useLingui } from '@lingui/react/macro';
import type { Role } from '../../../access/contract/actors.ts';

const words: Record<Role, MessageDescriptor> = {
  head: msg`direction`,
  administrator: msg`administration`,
  officer: msg`protection des données`,
  signatory: msg`signataire`,
  teacher: msg({ message: 'enseignant', context: 'role' }),
  substitute: msg`remplacement`,
  assistant: msg`accompagnement`,
  staff: msg`personnel`,
  pupil: msg({ message: 'élève', context: 'role' }),
  guardian: msg`responsable`,
};

/** A role in a word, to tell namesakes apart. */
export function useRoleWords(): (role: Role) => string {
  const { i18n } = useLingui();
  return (role) => i18n._(words[role]);
}
