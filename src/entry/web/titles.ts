import { t } from '@lingui/core/macro';
import type { EntryState } from './entry-state.ts';

/** What the tab says: enough to be called back from another tab, never a name nor a secret. */
export function titleOf(state: EntryState): string {
  switch (state.kind) {
    case 'waiting':
      return state.line === 'lost' ? t`Connexion perdue – Préau` : t`On attend – Préau`;
    case 'inside':
      return t`La porte s’ouvre ! – Préau`;
    case 'over':
      return t`Le cours est fini – Préau`;
    default:
      return t`Préau`;
  }
}
