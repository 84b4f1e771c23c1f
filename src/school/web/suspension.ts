import type { MessageDescriptor } from '@lingui/core';
import { msg } from '@lingui/core/macro';
import type { SuspensionReason } from '../contract/suspension.ts';

/** Why a host suspends a school, as both sides read it. */
export const suspensionWords: Record<SuspensionReason, MessageDescriptor> = {
  contract_ended: msg`Le contrat est terminé`,
  disagreement: msg`Un désaccord est à régler`,
  security: msg`La sécurité des données l’exige`,
  asked: msg`L’établissement l’a demandé`,
};
