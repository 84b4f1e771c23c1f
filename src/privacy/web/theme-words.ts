import type { MessageDescriptor } from '@lingui/core';
import { msg } from '@lingui/core/macro';
import type { Theme } from '../contract/promises.ts';

/** The ledger's themes, in words. */
export const themeWords: Record<Theme, MessageDescriptor> = {
  contract: msg`Rôles et contrat`,
  purposes: msg`Usages et partage`,
  data: msg`Données gardées`,
  rights: msg`Droits et sécurité`,
  class: msg`Vie de la classe`,
};
