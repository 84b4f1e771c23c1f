import { useLingui } from '@lingui/react/macro';
import type { Role } from '../../../access/contract/actors.ts';
import type { ChipTone } from '../../../platform/web/looks/index.ts';
import type { AccountState } from '../../contract/accounts.ts';

/** What people are in the school, in words. */
export function useRoleWords(): Record<Role, string> {
  const { t } = useLingui();
  return {
    head: t`Direction`,
    signatory: t`Signataire du contrat`,
    administrator: t`Administration`,
    officer: t`Protection des données`,
    teacher: t`Enseignement`,
    substitute: t`Remplacement`,
    assistant: t`Assistance`,
    staff: t`Personnel`,
    pupil: t`Élève`,
    guardian: t`Responsable`,
  };
}

/** Where accounts stand, in words. */
export function useStateWords(): Record<AccountState, { word: string; tone: ChipTone }> {
  const { t } = useLingui();
  return {
    none: { word: t`Sans compte`, tone: 'plain' },
    invited: { word: t`Invitation en cours`, tone: 'info' },
    lapsed: { word: t`Invitation dépassée`, tone: 'warn' },
    active: { word: t`Actif`, tone: 'good' },
  };
}
