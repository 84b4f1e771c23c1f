import { Trans, useLingui } from '@lingui/react/macro';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { Dialog } from '../../platform/web/ui/index.ts';
import type { Me } from '../contract/routes.ts';
import { sessionQuery } from './session.ts';
import { setSessionLost, useSessionLost } from './session-lost.ts';
import { SignInForm } from './SignInForm.tsx';

/**
 * The session ended while a page was open: signed out elsewhere, or too old. The page stays behind the
 * dialog with whatever was typed, and goes on once the person has signed in again.
 */
export function SessionEnded({ onLeave }: { onLeave: () => void }) {
  const { t } = useLingui();
  const client = useQueryClient();
  const lost = useSessionLost();
  const leave = () => {
    setSessionLost(false);
    onLeave();
  };
  const before = useQuery(sessionQuery).data;
  const resume = (me: Me) => {
    if (me.personId !== before?.personId) return leave();
    setSessionLost(false);
    void client.invalidateQueries();
  };
  return (
    <Dialog title={t`La session est terminée`} isOpen={lost} onClose={leave}>
      <p>
        <Trans>
          Une déconnexion a eu lieu, ici ou sur un autre appareil. La page reste comme elle était.
        </Trans>
      </p>
      <SignInForm onDone={resume} />
    </Dialog>
  );
}
